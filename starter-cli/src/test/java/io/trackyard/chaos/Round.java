package io.trackyard.chaos;

import io.trackyard.chaos.PlannedTask.Act;
import io.trackyard.chaos.PlannedTask.End;
import io.trackyard.chaos.Strike.Deed;
import io.trackyard.testing.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One run of a generated plan, struck as often as it comes by, with a person beside it who types what there is to type. */
final class Round {
    /** So many faults wait for their points at once. */
    private static final int ARMED = 4;

    /** Long beyond what one takes, also on a machine that is busy with other things. */
    private static final Duration LIMIT = Duration.ofMinutes(20);

    /** The same for all that is typed, one after the other. */
    private static final Duration LONGEST = LIMIT.multipliedBy(2);

    /** A tool that was ended itself while it struck does so no more. */
    private static final Duration GIVEN_UP = Duration.ofSeconds(60);

    private static final int DONE = 0;
    private static final int SOME_GIVEN_UP = 1;
    private static final int WAITS_FOR_A_PERSON = 6;
    private static final int KILLED = 137;

    private final GeneratedPlan plan;
    private final ChaosYard yard;
    private final Deque<Strike> left;
    private final Map<String, Strike> armed = new TreeMap<>();
    private final List<Strike> struck = new ArrayList<>();
    private final List<String> typed = new ArrayList<>();
    private int numbers;

    private Round(GeneratedPlan plan, ChaosYard yard, List<Strike> strikes) {
        this.plan = plan;
        this.yard = yard;
        this.left = new ArrayDeque<>(strikes);
    }

    /**
     * What there is to tell of one.
     *
     * @param struck the faults that happened
     * @param unstruck those whose points did not come by
     * @param typed what the person did about them
     */
    record Seen(List<Strike> struck, List<Strike> unstruck, List<String> typed) {}

    /** Something was not as it must be; its files are left where its message says. */
    static final class Failure extends AssertionError {
        private static final long serialVersionUID = 1;

        private final transient Seen seen;

        private Failure(ChaosYard yard, Seen seen, Throwable cause) {
            super("seen in %s, after %s".formatted(yard.file(""), seen), cause);
            this.seen = seen;
        }

        Seen seen() {
            return seen;
        }
    }

    /**
     * Carries a plan out and looks at everything afterwards.
     *
     * @throws Failure where something is not as it must be
     */
    static Seen of(GeneratedPlan plan, List<Strike> strikes) {
        try (ChaosYard yard = yard(plan, strikes)) {
            Round round = new Round(plan, yard, strikes);
            try {
                Checkout before = Checkout.of(yard.repository());
                round.carryOut();
                new Inspection(plan, yard).demand(before);
            } catch (IOException | AssertionError | RuntimeException failure) {
                throw new Failure(yard, round.seen(), failure);
            }
            yard.delete();
            return round.seen();
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private static ChaosYard yard(GeneratedPlan plan, List<Strike> strikes) throws IOException {
        if (strikes.stream().noneMatch(strike -> strike.victim() == Victim.DISK)) {
            return ChaosYard.of(plan);
        }
        return ChaosYard.onSmallDisk(plan);
    }

    private Seen seen() {
        List<Strike> rest = new ArrayList<>(armed.values());
        rest.addAll(left);
        return new Seen(List.copyOf(struck), rest, List.copyOf(typed));
    }

    private void carryOut() throws IOException {
        Typed command = yard.watch("run", "--yes");
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!isDone(command)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the run has not ended in " + LONGEST + ", last " + command);
            }
            Typed watched = command;
            int boots = yard.boots();
            Waiting.until("the end of the run", LIMIT, () -> {
                lookAround();
                return watched.code().isPresent() || yard.boots() > boots;
            });
            command = isDone(command) ? command : next(command);
        }
    }

    private static boolean isDone(Typed command) {
        return command.code().isPresent()
                && (command.code().getAsInt() == DONE || command.code().getAsInt() == SOME_GIVEN_UP);
    }

    /** Whatever ended it, one command goes on; a run that was struck before it began has to be begun again. */
    private Typed next(Typed ended) throws IOException {
        int code = ended.code().orElse(KILLED);
        if (code == WAITS_FOR_A_PERSON) {
            throw new AssertionError("the run waits for a person: " + ended);
        }
        typed.add(code == KILLED ? "watched again after a kill" : "watched again after " + ended);
        return ended.said().contains("nothing was run") ? yard.watch("run", "--yes") : yard.watch("watch");
    }

    private void lookAround() throws IOException {
        yard.takeBack(GIVEN_UP);
        for (String id : yard.in("struck")) {
            Strike happened = armed.remove(id);
            if (happened != null) {
                struck.add(happened);
                attend(happened);
            }
        }
        while (armed.size() < ARMED && !left.isEmpty()) {
            String id = "%03d".formatted(++numbers);
            Strike next = left.remove();
            armed.put(id, next);
            yard.arm(id, next);
        }
        letWaitersGo();
    }

    /** The first death is left to the command that watches; a person who sees others does not wait for that. */
    private void attend(Strike happened) throws IOException {
        if (happened.victim() == Victim.MACHINE) {
            yard.reboot();
            return;
        }
        boolean isDown = happened.victim() == Victim.WORKER || happened.victim() == Victim.SERVER;
        if (isDown && happened.deed() != Deed.HOLD && struck.size() > 1) {
            yard.trackyard("resume");
        }
    }

    /** When all others of the phase have ended, or nothing is left to happen. */
    private void letWaitersGo() throws IOException {
        for (PlannedTask task : plan.tasks()) {
            if (task.act() == Act.WAITS && ((left.isEmpty() && armed.isEmpty()) || isLast(task))) {
                yard.release(task);
            }
        }
    }

    private boolean isLast(PlannedTask waiting) throws IOException {
        for (PlannedTask task : plan.tasks()) {
            if (task.phase() == waiting.phase() && task != waiting && task.end() != End.SKIPPED) {
                String status = yard.issueStatus(task);
                if (!status.equals("closed") && !status.equals("blocked")) {
                    return false;
                }
            }
        }
        return true;
    }
}
