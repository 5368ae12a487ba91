package io.trackyard.origin;

import io.trackyard.activity.FixPlan;
import io.trackyard.activity.FixRequest;
import io.trackyard.plan.Check;
import io.trackyard.plan.PathPattern;
import io.trackyard.plan.Phase;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.reading.RunSource;
import io.trackyard.runfiles.CalibrationFiles;
import io.trackyard.runfiles.CalibrationIssue;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.source.FixTask;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes tasks of what a calibration found: in the source where it takes them, and in a new version of the plan. The same
 * calibration always gives the same tasks.
 */
final class FixPlanning {
    private final OpenRun run;
    private final RunSource source;
    private final InstantSource time;

    FixPlanning(OpenRun run, RunSource source, InstantSource time) {
        this.run = run;
        this.source = source;
        this.time = time;
    }

    FixPlan plan(FixRequest request) {
        List<CalibrationIssue> issues = issues(request);
        List<TaskId> ids = ids(request, issues);
        List<Task> fixes = IntStream.range(0, issues.size())
                .mapToObj(index -> task(ids.get(index), issues.get(index), request))
                .sorted(Comparator.comparingInt(Task::priority))
                .toList();
        return PhaseAddition.freeze(run, request.phase(), run.plan().tasks(), fixes);
    }

    private List<CalibrationIssue> issues(FixRequest request) {
        return new CalibrationFiles(run.directory().calibration(request.phase(), request.round()))
                .read()
                .orElseThrow(() -> new IllegalStateException("what the calibration found is gone"))
                .issues();
    }

    /** Of the source where it writes them down, else of their own. */
    private List<TaskId> ids(FixRequest request, List<CalibrationIssue> issues) {
        List<FixTask> fixes = issues.stream()
                .map(issue -> new FixTask(issue.title(), text(issue, request), issue.priority(), foundIn(issue)))
                .toList();
        String calibration = "phase-%d/round-%d".formatted(request.phase(), request.round());
        List<TaskId> next = run.plan().phases().stream()
                .filter(phase -> phase.number() > request.phase())
                .findFirst()
                .map(Phase::tasks)
                .orElse(List.of());
        return new WriteBackPlace(run, time)
                .write(
                        request.onBranch(),
                        "write fixes",
                        root -> source.fixes(root, run.plan())
                                .map(writer -> writer.write(run.address().run(), calibration, fixes, next)))
                .orElseGet(() -> named(request, issues.size()));
    }

    private List<TaskId> named(FixRequest request, int count) {
        Set<TaskId> taken = run.plan().tasks().stream().map(Task::id).collect(Collectors.toSet());
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> Stream.iterate("fix-%d.%d.%d", form -> form + "-")
                        .map(form -> TaskId.of(form.formatted(request.phase(), request.round(), number)))
                        .filter(id -> !taken.contains(id))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private Task task(TaskId id, CalibrationIssue issue, FixRequest request) {
        return Task.draft(id)
                .title(issue.title())
                .prompt(text(issue, request))
                .priority(issue.priority())
                .scope(scope(issue))
                .checks(issue.check() == null ? List.of() : List.of(Check.of(issue.check())))
                .build();
    }

    private String text(CalibrationIssue issue, FixRequest request) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(issue.text().isBlank() ? issue.title() : issue.text());
        paragraphs.add("Found by the calibration at the end of phase %d, round %d%s."
                .formatted(
                        request.phase(),
                        request.round(),
                        foundIn(issue).map(task -> ", in the work of " + task).orElse("")));
        return String.join("\n\n", paragraphs);
    }

    /** Only a task of the run can be meant. */
    private Optional<TaskId> foundIn(CalibrationIssue issue) {
        return run.plan().tasks().stream()
                .map(Task::id)
                .filter(id -> id.text().equals(issue.task()))
                .findFirst();
    }

    /** What a calibrator names decides who works beside whom, and no attempt fails by it. */
    private static Scope scope(CalibrationIssue issue) {
        return issue.files().isEmpty()
                ? new Scope.Unknown()
                : new Scope.Inferred(issue.files().stream().map(PathPattern::of).toList(), "the calibration names it");
    }
}
