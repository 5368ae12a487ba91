package io.trackyard.runfiles;

import io.trackyard.activity.PhasePlan.PlannedTask;
import io.trackyard.activity.PhasePlan.PlannedTrack;
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

/** Tracks of a frozen plan as workflows know them: without what would fill their histories. */
public final class PlannedTracks {
    private static final int LONGEST_QUESTION = 2_000;

    private PlannedTracks() {}

    /** The tracks, with their tasks as the plan holds them. */
    public static List<PlannedTrack> of(FrozenPlan plan, List<Track> tracks) {
        Map<TaskId, Task> tasks = plan.byId();
        return tracks.stream()
                .map(track -> planned(track, tasks, plan.policy().sessions()))
                .toList();
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
        String text = question.text();
        return text.length() <= LONGEST_QUESTION
                ? question
                : new Question(question.kind(), text.substring(0, LONGEST_QUESTION) + "…", question.choices());
    }
}
