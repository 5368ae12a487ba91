package io.trackyard.session;

import io.trackyard.process.Command;
import io.trackyard.process.Dialogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The exclusive lock of a guard, held by a process while this one decides, and the one act that process then does under
 * it. So a decision can be overtaken (the holder is killed) but never carried out after that: the act is done by the
 * process that holds the lock, or not at all.
 */
final class ExclusiveHold implements AutoCloseable {
    private static final Duration ACT_LIMIT = Duration.ofSeconds(10);
    private static final Duration ANSWER_MARGIN = Duration.ofSeconds(5);
    private static final String HELD = "held ";

    private final Dialogue holder;
    private final long standing;

    private ExclusiveHold(Dialogue holder, long standing) {
        this.holder = holder;
        this.standing = standing;
    }

    /**
     * Takes the lock; empty where somebody else holds it for as long as the limit, in whole seconds.
     *
     * @param act what is done on {@link #act}: the text of a script, then its arguments; with its environment and directory
     * @throws InterruptedException when this thread is interrupted
     */
    static Optional<ExclusiveHold> take(Guard guard, Duration limit, Command act) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "sh",
                "-c",
                Script.LOCK.text() + Script.HOLD.text(),
                "hold",
                guard.directory().toString(),
                Long.toString(limit.toSeconds())));
        arguments.addAll(act.arguments());
        Dialogue holder = Dialogue.start(act.withArguments(arguments).tagged(guard.tag()));
        Optional<Long> standing = Optional.empty();
        try {
            standing = holder.hear(limit.plus(ANSWER_MARGIN))
                    .filter(answer -> answer.startsWith(HELD))
                    .map(answer -> number(answer.substring(HELD.length())));
            return standing.map(epoch -> new ExclusiveHold(holder, epoch));
        } finally {
            if (standing.isEmpty()) {
                holder.close();
            }
        }
    }

    /** The epoch that stands; 0 where none was ever taken. */
    long standing() {
        return standing;
    }

    /**
     * Has the holder act.
     *
     * @param line what the act gets to know, without line breaks
     * @return whether the act succeeded
     * @throws FencedException when the holder is gone: somebody took over, and the act was not done
     */
    boolean act(String line) throws InterruptedException {
        if (line.contains("\n")) {
            throw new IllegalArgumentException("more than a line: " + line);
        }
        holder.say(line);
        return holder.hear(ACT_LIMIT)
                .orElseThrow(() -> new FencedException("the lock was taken away before the act"))
                .equals("done");
    }

    @Override
    public void close() {
        holder.close();
    }

    private static long number(String text) {
        return text.isBlank() ? 0 : Long.parseLong(text.strip());
    }
}
