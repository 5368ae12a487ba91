package io.trackyard.runfiles;

import io.trackyard.activity.PhasePlan.PlannedTask;
import io.trackyard.activity.PhasePlan.PlannedTrack;
import io.trackyard.payload.FairShare;
import io.trackyard.payload.SentText;
import io.trackyard.plan.Question;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.Track;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.policy.SessionLimits;
import io.trackyard.run.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tracks of a frozen plan as workflows know them: without what would fill their histories. */
public final class PlannedTracks {
    private static final int LONGEST_QUESTION = 4_000;
    private static final int LONGEST_CHOICE = 400;
    private static final String PLAN = "the plan, which trackyard plan shows";

    /** What the texts of a phase may weigh together; names are beside them, and a server refuses 2 MB. */
    private static final int ROOM = 400_000;

    private PlannedTracks() {}

    /** The tracks, with their tasks as the plan holds them. The more there are, the less each of them says of itself. */
    public static List<PlannedTrack> of(FrozenPlan plan, List<Track> tracks) {
        Map<TaskId, Task> tasks = plan.byId();
        List<PlannedTrack> whole = tracks.stream()
                .map(track -> planned(track, tasks, plan.policy().sessions()))
                .toList();
        int share = FairShare.of(
                whole.stream()
                        .flatMap(PlannedTracks::texts)
                        .mapToInt(SentText::bytes)
                        .toArray(),
                ROOM);
        return share == Integer.MAX_VALUE
                ? whole
                : whole.stream().map(track -> within(track, share)).toList();
    }

    private static Stream<String> texts(PlannedTrack track) {
        return Stream.concat(Stream.of(track.label()), track.tasks().stream().flatMap(task -> {
            Question question = task.question();
            return question == null ? Stream.of(task.title()) : Stream.of(task.title(), question.text());
        }));
    }

    private static PlannedTrack within(PlannedTrack track, int share) {
        return new PlannedTrack(
                track.number(),
                SentText.within(track.label(), share),
                track.exclusive(),
                track.tasks().stream().map(task -> within(task, share)).toList());
    }

    private static PlannedTask within(PlannedTask task, int share) {
        Question question = task.question();
        return new PlannedTask(
                task.id(),
                SentText.within(task.title(), share),
                task.needs(),
                task.attempts(),
                task.sessionSeconds(),
                question == null
                        ? null
                        : new Question(
                                question.kind(), SentText.within(question.text(), share, PLAN), question.choices()));
    }

    private static PlannedTrack planned(Track track, Map<TaskId, Task> tasks, SessionLimits limits) {
        return new PlannedTrack(
                track.number(),
                Text.oneLine(track.label()),
                track.exclusive(),
                track.tasks().stream()
                        .map(tasks::get)
                        .map(task -> planned(task, limits))
                        .toList());
    }

    private static PlannedTask planned(Task task, SessionLimits limits) {
        return new PlannedTask(
                task.id().text(),
                Text.oneLine(task.title()),
                task.needs().stream().map(TaskId::text).toList(),
                limits.with(task.limits()).attempts(),
                limits.with(task.limits()).seconds(),
                Optional.ofNullable(task.question())
                        .map(PlannedTracks::shortened)
                        .orElse(null));
    }

    /** A history holds what a person has to see at once; the plan holds the rest. */
    private static Question shortened(Question question) {
        return new Question(
                question.kind(),
                SentText.within(question.text(), LONGEST_QUESTION, PLAN),
                question.choices().stream()
                        .map(choice -> SentText.within(choice, LONGEST_CHOICE))
                        .toList());
    }
}
