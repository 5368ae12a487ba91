package io.trackyard.run;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.trackyard.activity.NoticeRequest;
import io.trackyard.policy.Telling.Occasion;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Tells a person at the desktop what the run waits for and how it ended. Nothing waits for that or fails by it. */
final class Notices {
    /** What is waited for that is not a person's affair. */
    private static final List<String> NO_PERSON = List.of("quota", "resources", "write-back");

    /** What a person is asked because something went wrong. */
    private static final List<String> FAILURES = List.of(
            OpenQuestion.ABANDON,
            OpenQuestion.PHASE_END,
            OpenQuestion.CRASH,
            OpenQuestion.GATE,
            OpenQuestion.CALIBRATION,
            OpenQuestion.AUTHENTICATION,
            OpenQuestion.BUDGET);

    private final RunInput input;
    private String waitsFor = "";
    private int told;

    Notices(RunInput input) {
        this.input = input;
    }

    /** {@code what} the run waits for now, in the words of its states; empty where it does not wait. */
    void waits(String what) {
        boolean isNews = !what.equals(waitsFor);
        waitsFor = what;
        if (isNews && !what.isEmpty() && !NO_PERSON.contains(what)) {
            boolean wanted = isWanted(Occasion.WAITING) || (isWanted(Occasion.FAILURE) && FAILURES.contains(what));
            if (wanted) {
                Async.procedure(
                        new Steps(input.settings()).notice("Notice · waiting for " + what)::tell,
                        notice("waits for you (%s): trackyard answer %s"
                                .formatted(what, input.run().run())));
            }
        }
    }

    /** The run has ended of itself. */
    void done(List<TaskStatus> tasks) {
        boolean isLost = tasks.stream().anyMatch(task -> task.state().isLost());
        if (isWanted(Occasion.DONE) || (isLost && isWanted(Occasion.FAILURE))) {
            tellAtLast("is done: " + counts(tasks));
        }
    }

    /** It has failed, for that reason. */
    void failed(String why) {
        if (isWanted(Occasion.DONE) || isWanted(Occasion.FAILURE)) {
            tellAtLast("failed: " + why);
        }
    }

    /** A workflow that is closed starts nothing more, so the last one is waited for. */
    private void tellAtLast(String words) {
        try {
            new Steps(input.settings()).notice("Notice · the end").tell(notice(words));
        } catch (ActivityFailure unheard) {
            return; // the run is over all the same
        }
    }

    private NoticeRequest notice(String words) {
        told++;
        String text = Text.oneLine("Run %s %s".formatted(input.run().run(), words));
        return new NoticeRequest(RunInput.SCHEMA, input.run(), told, text);
    }

    private boolean isWanted(Occasion occasion) {
        return input.notices().contains(occasion);
    }

    private static String counts(List<TaskStatus> tasks) {
        Map<TaskState, Integer> counts = new EnumMap<>(TaskState.class);
        tasks.forEach(task -> counts.merge(task.state(), 1, Integer::sum));
        StringBuilder text = new StringBuilder(
                "%d of %d integrated".formatted(counts.getOrDefault(TaskState.INTEGRATED, 0), tasks.size()));
        counts.forEach((state, count) -> {
            if (state != TaskState.INTEGRATED) {
                text.append(", %d %s".formatted(count, state.word()));
            }
        });
        return text.toString();
    }
}
