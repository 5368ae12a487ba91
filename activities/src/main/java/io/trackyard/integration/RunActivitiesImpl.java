package io.trackyard.integration;

import io.trackyard.activity.BeginRun;
import io.trackyard.activity.EndRun;
import io.trackyard.activity.LandingChoice;
import io.trackyard.activity.LoadPhase;
import io.trackyard.activity.PhasePlan;
import io.trackyard.activity.PhasePlan.PlannedTask;
import io.trackyard.activity.PhasePlan.PlannedTrack;
import io.trackyard.activity.RunActivities;
import io.trackyard.activity.RunEnd;
import io.trackyard.git.ActiveRuns;
import io.trackyard.git.Epochs;
import io.trackyard.git.LandingResult;
import io.trackyard.git.ObjectId;
import io.trackyard.git.RunBranch;
import io.trackyard.plan.Question;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.Track;
import io.trackyard.policy.SessionLimits;
import io.trackyard.problem.ProblemException;
import io.trackyard.problem.Remedy;
import io.trackyard.process.CommandRunner;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.runfiles.OpenRuns;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** The activities of a run as Temporal calls them. */
public final class RunActivitiesImpl implements RunActivities {
    private static final int LONGEST_QUESTION = 2_000;

    private final OpenRuns runs;
    private final Consumer<OpenRun> sessionEnd;
    private final CommandRunner runner;
    private final ScheduledExecutorService clock;
    private final InstantSource time;

    /** {@code sessionEnd}: ends what sessions a run leaves behind. */
    public RunActivitiesImpl(
            OpenRuns runs,
            Consumer<OpenRun> sessionEnd,
            CommandRunner runner,
            ScheduledExecutorService clock,
            InstantSource time) {
        this.runs = runs;
        this.sessionEnd = sessionEnd;
        this.runner = runner;
        this.clock = clock;
        this.time = time;
    }

    @Override
    public void begin(BeginRun request) {
        Beat.during(clock, () -> {
            OpenRun run = runs.open(request.run());
            try {
                new RunBranch(run.repository(), run.address().run())
                        .create(ObjectId.of(run.plan().base()));
            } catch (ProblemException refused) {
                throw Refusal.of(refused);
            }
        });
    }

    @Override
    public PhasePlan load(LoadPhase request) {
        return Beat.during(clock, () -> {
            OpenRun run = runs.open(request.run());
            Map<TaskId, Task> tasks = new LinkedHashMap<>();
            run.plan().tasks().forEach(task -> tasks.put(task.id(), task));
            return new PhasePlan(run.phase(request.phase()).tracks().stream()
                    .map(track -> planned(track, tasks, run.plan().policy().sessions()))
                    .toList());
        });
    }

    @Override
    public RunEnd end(EndRun request) {
        return Beat.during(clock, () -> {
            OpenRun run = runs.open(request.run());
            sessionEnd.accept(run);
            RunEnd end = land(run, request.landing());
            new QueueWorktree(time)
                    .remove(run, new Epochs(run.repository()).take(run.refs().queueEpoch()), ObjectId.of(end.tip()));
            new ActiveRuns(run.repository())
                    .free(request.source(), run.address().run());
            return end;
        });
    }

    private RunEnd land(OpenRun run, LandingChoice landing) {
        if (landing == LandingChoice.NONE) {
            return new RunEnd(tip(run), null, null);
        }
        try {
            LandingResult landed = new RunLanding(run, runner, time).land(landing);
            return new RunEnd(tip(run), landed.target().shortName(), null);
        } catch (ProblemException refused) {
            return new RunEnd(tip(run), null, refusal(refused));
        }
    }

    private static String refusal(ProblemException refused) {
        return refused.problem().remedies().stream()
                .map(Remedy::command)
                .filter(Objects::nonNull)
                .findFirst()
                .map(command -> refused.getMessage() + "; what to type: " + command)
                .orElseGet(() -> String.valueOf(refused.getMessage()));
    }

    private static String tip(OpenRun run) {
        return new RunBranch(run.repository(), run.address().run())
                .tip()
                .map(ObjectId::hex)
                .orElse(run.plan().base());
    }

    private static PlannedTrack planned(Track track, Map<TaskId, Task> tasks, SessionLimits limits) {
        return new PlannedTrack(
                track.number(),
                track.label(),
                track.exclusive(),
                track.tasks().stream()
                        .map(tasks::get)
                        .map(task -> planned(task, limits))
                        .toList());
    }

    private static PlannedTask planned(Task task, SessionLimits limits) {
        return new PlannedTask(
                task.id().text(),
                task.title(),
                task.needs().stream().map(TaskId::text).toList(),
                Optional.ofNullable(task.limits().attempts()).orElse(limits.attempts()),
                Optional.ofNullable(task.limits().sessionSeconds()).orElse(limits.seconds()),
                Optional.ofNullable(task.question())
                        .map(RunActivitiesImpl::shortened)
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
