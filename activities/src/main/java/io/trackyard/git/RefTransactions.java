package io.trackyard.git;

import io.trackyard.process.CommandInterruptedException;
import io.trackyard.process.Dialogue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;

/**
 * Ref transactions by a git that is kept for the next one: a run moves several refs for each task, and to start a git for
 * each costs more than the moves. What a transaction promises is the same: its lines reach git at once, and git carries out
 * all of it or nothing, whatever becomes of this process meanwhile. Without one under way it holds no lock.
 */
final class RefTransactions implements AutoCloseable {
    /** git remembers for all its life at what time it began, and writes that into the logs of branches. */
    private static final Duration LIFE = Duration.ofSeconds(5);

    private static final GitCommand COMMAND = new GitCommand.MoveRefs(new byte[0]);
    private static final List<String> DONE = List.of("start: ok", "prepare: ok", "commit: ok");

    private final GitRunner git;
    private final Deque<Kept> idle = new ConcurrentLinkedDeque<>();

    RefTransactions(GitRunner git) {
        this.git = git;
    }

    private record Kept(Dialogue dialogue, long until) {
        boolean isOld() {
            return System.nanoTime() - until > 0;
        }
    }

    /**
     * Whether git says that it carried the move out. If not, nothing has moved, or git was ended before it could say so.
     *
     * @throws CommandInterruptedException if this thread is interrupted; git has ended then
     */
    boolean carryOut(RefMove move) {
        Kept kept = Optional.ofNullable(idle.poll()).orElseGet(this::start);
        boolean done = false;
        try {
            done = isDone(kept.dialogue(), move);
            return done;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandInterruptedException(git.command(COMMAND), interrupted);
        } finally {
            if (done && !kept.isOld()) {
                idle.push(kept);
            } else {
                kept.dialogue().close();
            }
        }
    }

    private static boolean isDone(Dialogue dialogue, RefMove move) throws InterruptedException {
        dialogue.say(new String(move.input(), StandardCharsets.UTF_8).strip());
        for (String answer : DONE) {
            if (dialogue.hear(GitCommand.QUICK).filter(answer::equals).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private Kept start() {
        Kept kept = new Kept(git.converse(COMMAND), System.nanoTime() + LIFE.toNanos());
        // one that is in use then is ended by its user
        CompletableFuture.delayedExecutor(LIFE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> end(kept));
        return kept;
    }

    private void end(Kept kept) {
        if (idle.remove(kept)) {
            kept.dialogue().close();
        }
    }

    @Override
    public void close() {
        List.copyOf(idle).forEach(this::end);
    }
}
