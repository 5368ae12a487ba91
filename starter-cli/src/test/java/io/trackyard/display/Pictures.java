package io.trackyard.display;

import io.trackyard.connection.RunSnapshot;
import io.trackyard.connection.RunSnapshot.Closing;
import io.trackyard.connection.RunSnapshot.Doing;
import io.trackyard.connection.RunSnapshot.Ending;
import io.trackyard.display.Dispatch.Finding;
import io.trackyard.plan.BarrierGroup;
import io.trackyard.plan.Check;
import io.trackyard.plan.HeldTask;
import io.trackyard.plan.LayoutRules;
import io.trackyard.plan.LayoutRules.Barrier;
import io.trackyard.plan.LayoutRules.UnknownScope;
import io.trackyard.plan.Plan;
import io.trackyard.plan.PlanLayout;
import io.trackyard.plan.Question;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.policy.Budget;
import io.trackyard.policy.Calibration;
import io.trackyard.policy.Usage;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.run.AwaitedFile;
import io.trackyard.run.CalibrationStatus;
import io.trackyard.run.NextTry;
import io.trackyard.run.OpenQuestion;
import io.trackyard.run.RunState;
import io.trackyard.run.TaskState;
import io.trackyard.run.TaskStatus;
import io.trackyard.run.TaskTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plans and runs that the tests draw. */
final class Pictures {
    static final Instant START = Instant.parse("2026-11-20T12:31:40Z");
    static final Moment NOW = new Moment(START.plus(Duration.ofSeconds(754)), ZoneOffset.UTC);
    static final String BASE = "4be21f97c0ffee00000000000000000000000000";
    static final String TIP = "9c01d77bad0000000000000000000000000000ff";
    static final String PAGE = "http://localhost:8233/namespaces/default/workflows/trackyard%2Fbv%2Fbright-heron";

    private Pictures() {}

    static Task task(String id, String title, int priority, Scope scope, String... needs) {
        return Task.draft(TaskId.of(id))
                .title(title)
                .prompt(title)
                .priority(priority)
                .needs(Stream.of(needs).map(TaskId::of).toList())
                .scope(scope)
                .checks(id.endsWith("4") ? List.of(Check.of("go test ./...")) : List.of())
                .build();
    }

    static PlanOutline outline() {
        List<Task> tasks = List.of(
                task("bv-52t.1", "Markdown command snippets", 1, Scope.declared("pkg/export/**")),
                task("bv-52t.2", "Pre-export hooks", 2, Scope.declared("pkg/export/**")),
                task("bv-epf.4", "Add --workspace flag and repository filter", 2, Scope.declared("cmd/bv/**")),
                task("bv-qjc.1", "Topological work-plan generator", 1, new Scope.Unknown()),
                task("bv-9gf.1", "ファイル変更時の自動再読み込み 🎉", 2, Scope.declared("pkg/watcher/**")),
                task("bv-qjc.2", "Draw the plan", 2, Scope.declared("pkg/view/**"), "bv-qjc.1", "bv-52t.2"));
        List<HeldTask> held = List.of(
                new HeldTask(TaskId.of("bv-epf"), "Workspaces", "epic, closes when its 4 children are closed"),
                new HeldTask(
                        TaskId.of("bv-ub7"),
                        "Keys",
                        "in progress by PinkHill since Dec 17 (--take bv-ub7 to run it all the same)"));
        Problem warning = Problem.of(Fault.USER, "unchecked")
                .what("5 tasks have no check of their own: they will end \"verified (unchecked)\"")
                .remedy("add verify: to trackyard.yaml to change that")
                .build();
        return outline(new Plan(tasks, held, List.of(warning)), UnknownScope.OWN_TRACK);
    }

    static PlanOutline outline(Plan plan, UnknownScope unknownScope) {
        return outline(plan, new LayoutRules(Barrier.PHASE, unknownScope));
    }

    static PlanOutline outline(Plan plan, LayoutRules layout) {
        return new PlanOutline(
                "beads · .beads/issues.jsonl",
                new PlanOutline.Base(BASE, Optional.of("main"), List.of("README.md", "go.mod")),
                new PlanOutline.Terms(
                        "beads", 3, 4, layout, new Calibration(List.of(Check.of("./tools/calibrate")), true, 3)),
                plan,
                PlanLayout.of(plan, layout),
                Optional.of("trackyard run"));
    }

    /** A plan of a planning directory, with a checkpoint, a gate, and something that is missing. */
    static PlanOutline dispatched() {
        Question question = new Question(Question.Kind.VERIFY, "Look at it", List.of());
        List<Task> tasks = List.of(
                wave("03-01~1", 1, Scope.declared("src/a"), null),
                wave("03-01", 1, Scope.declared("src/a"), question, "03-01~1"),
                wave("03-02", 2, Scope.declared("src/b"), null, "03-01"));
        Plan plan = new Plan(
                tasks, List.of(new HeldTask(TaskId.of("03-03"), "More", "not dispatched: --limit 2")), List.of());
        LayoutRules layout = new LayoutRules(Barrier.DECLARED, UnknownScope.EXCLUSIVE);
        return new PlanOutline(
                        "planning · .planning",
                        new PlanOutline.Base(BASE, Optional.of("main"), List.of()),
                        new PlanOutline.Terms("planning", 3, 10, layout),
                        plan,
                        PlanLayout.of(plan, layout),
                        Optional.of("trackyard run --phase 3"))
                .dispatching(new Dispatch(
                        Optional.of("claude -p --agent maxvision-executor --permission-mode acceptEdits"),
                        List.of("make build", "make test"),
                        List.of(
                                new Finding(true, "the agent's program claude: 2.1.210 (Claude Code)"),
                                new Finding(false, "the agent maxvision-executor: no such file"))));
    }

    private static Task wave(String id, int wave, Scope scope, @Nullable Question question, String... needs) {
        return task(id, "Plan " + id, 2, scope, needs)
                .draft()
                .group(new BarrierGroup(wave, "wave %d of 03".formatted(wave)))
                .question(question)
                .build();
    }

    static TaskStatus status(String id, int phase, String track, TaskState state) {
        return new TaskStatus(id, "Title of " + id, phase, track, state, 0, null, null, null, null);
    }

    static TaskStatus integrated(String id, int phase, String track, boolean checked) {
        return new TaskStatus(
                id, "Title of " + id, phase, track, TaskState.INTEGRATED, 1, TIP, checked, "2 files", null);
    }

    static TaskStatus lost(String id, String track, TaskState state, int attempts, String reason) {
        return new TaskStatus(id, "Title of " + id, 1, track, state, attempts, null, null, reason, null);
    }

    static TaskStatus unstarted(String id, String track, int seconds) {
        NextTry next = new NextTry(
                NOW.now().plusSeconds(seconds).toEpochMilli(),
                "the agent cannot be started (exit 127): sh: 1: coder: not found",
                true);
        return new TaskStatus(id, "Title of " + id, 1, track, TaskState.RUNNING, 0, null, null, null, next);
    }

    /** A run whose agent command is no command. */
    static RunSnapshot unstarted() {
        List<TaskStatus> tasks = List.of(
                unstarted("bv-52t.1", "A", 8),
                status("bv-52t.2", 1, "A", TaskState.PENDING),
                unstarted("bv-epf.4", "B", 0));
        Map<String, Doing> doing = Map.of("bv-epf.4", new Doing(1, "session", NOW.now()));
        return run(RunState.RUNNING, 1, tasks, doing, List.of());
    }

    /** Two tasks that wait for a file, one of them behind the other track; {@code seconds}: how long the first does. */
    static RunSnapshot waitingForFiles(int seconds) {
        AwaitedFile file = new AwaitedFile(
                "src/x.go", "C", "bv-qjc.1", NOW.now().plusSeconds(seconds).toEpochMilli());
        List<TaskStatus> tasks = List.of(
                waiting("bv-52t.1", "A", file),
                waiting("bv-epf.4", "B", new AwaitedFile("docs/**", "C", "bv-qjc.1", 0)),
                status("bv-qjc.1", 1, "C", TaskState.RUNNING));
        Map<String, Doing> doing =
                Map.of("bv-qjc.1", new Doing(1, "session", NOW.now().minusSeconds(34)));
        return run(RunState.RUNNING, 1, tasks, doing, List.of());
    }

    private static TaskStatus waiting(String id, String track, AwaitedFile file) {
        return new TaskStatus(
                id,
                "Title of " + id,
                1,
                track,
                TaskState.PENDING,
                0,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                file);
    }

    static RunSnapshot running() {
        List<TaskStatus> tasks = List.of(
                integrated("bv-52t.1", 1, "A", true),
                status("bv-52t.2", 1, "A", TaskState.RUNNING),
                integrated("bv-epf.4", 1, "B", true),
                status("bv-qjc.1", 1, "C", TaskState.VERIFYING),
                status("bv-9gf.1", 1, "D", TaskState.VERIFIED),
                status("bv-9gf.2", 1, "D", TaskState.PENDING),
                lost("bv-ub8", "E", TaskState.ABANDONED, 3, "go test ./pkg/keys fails in TestBind (exit 1)"),
                lost("bv-ub9", "E", TaskState.SKIPPED, 0, "needs bv-ub8"),
                status("bv-qjc.2", 2, "A", TaskState.PENDING));
        Map<String, Doing> doing = new LinkedHashMap<>();
        doing.put("bv-52t.2", new Doing(2, "editing export.go", NOW.now().minusSeconds(34)));
        doing.put(
                "bv-qjc.1",
                new Doing(1, "go test ./pkg/plan/... -run TestCycle", NOW.now().minusSeconds(130)));
        return run(RunState.RUNNING, 1, tasks, doing, List.of("bv-9gf.1"));
    }

    static RunSnapshot ended() {
        List<TaskStatus> tasks = List.of(
                integrated("bv-52t.1", 1, "A", true),
                integrated("bv-52t.2", 1, "A", false),
                integrated("bv-epf.4", 1, "B", true),
                lost("it's cycles", "C", TaskState.ABANDONED, 3, "go test ./pkg/plan fails in TestCycle"),
                lost("bv-qjc.2", "A", TaskState.SKIPPED, 0, "needs it's cycles"));
        return with(
                run(RunState.COMPLETED, 2, tasks, Map.of(), List.of()),
                new Ending(TIP, Optional.empty(), Optional.empty(), false, Optional.of(new Closing("beads", false))));
    }

    /** A run that has ended, with doubts about one of its tasks. */
    static RunSnapshot doubting(List<String> doubts) {
        TaskStatus task = new TaskStatus(
                "bv-52t.1",
                "Title of bv-52t.1",
                1,
                "A",
                TaskState.INTEGRATED,
                1,
                TIP,
                true,
                "2 files",
                null,
                List.of(),
                doubts,
                Usage.of(120_000, 8_000, 4.1),
                new TaskTimes(START.toEpochMilli(), NOW.now().toEpochMilli()),
                null);
        return with(
                run(RunState.COMPLETED, 1, List.of(task), Map.of(), List.of()),
                new Ending(TIP, Optional.empty(), Optional.empty(), false));
    }

    static RunSnapshot with(RunSnapshot run, Ending ending) {
        return RunDraft.of(run)
                .ended(START.plus(Duration.ofMinutes(41)), ending)
                .build();
    }

    /** With a budget. */
    static RunSnapshot allowed(RunSnapshot run, Budget budget) {
        return RunDraft.of(run).budget(budget).build();
    }

    static RunSnapshot warned(RunSnapshot run, String... warnings) {
        return RunDraft.of(run).warnings(warnings).build();
    }

    /** With how the calibrations of its phases stand. */
    static RunSnapshot calibrated(RunSnapshot run, CalibrationStatus... calibrations) {
        return RunDraft.of(run).calibrations(calibrations).build();
    }

    static RunSnapshot asking(RunSnapshot run, List<OpenQuestion> questions) {
        return RunDraft.of(run).questions(questions).build();
    }

    /** With what its source calls the phases, and what is asked. */
    static RunSnapshot inWaves(RunSnapshot run, Map<Integer, String> waves, List<OpenQuestion> questions) {
        return RunDraft.of(run).waves(waves).questions(questions).build();
    }

    static RunSnapshot waiting(RunSnapshot run, String what, Instant until) {
        return RunDraft.of(run).waiting(what, until).build();
    }

    static RunSnapshot run(
            RunState state, int phase, List<TaskStatus> tasks, Map<String, Doing> doing, List<String> queue) {
        Map<String, String> tracks = Map.of(
                "1 A", "pkg/export/**",
                "1 B", "cmd/bv/**",
                "1 C", "scope unknown",
                "1 D", "pkg/watcher/internal/inotify/**",
                "1 E", "pkg/keys/**",
                "2 A", "pkg/view/**");
        return new RunSnapshot(
                "bright-heron",
                state,
                Optional.empty(),
                Optional.empty(),
                "beads · .beads/issues.jsonl",
                "trackyard/bright-heron",
                BASE,
                Optional.of("main"),
                phase,
                2,
                Map.of(),
                tracks,
                tasks,
                doing,
                queue,
                List.of(),
                List.of(),
                List.of(new HeldTask(TaskId.of("bv-epf"), "Workspaces", "epic, closes when its 4 children are closed")),
                List.of(),
                Optional.empty(),
                START,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                PAGE);
    }
}
