package io.trackyard.reading;

import io.trackyard.plan.HeldTask;
import io.trackyard.plan.InvalidPlanException;
import io.trackyard.plan.Plan;
import io.trackyard.plan.Question;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.TaskList;
import io.trackyard.policy.PlanOrigin;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.MissingAgent;
import io.trackyard.source.Profile;
import io.trackyard.source.Settings;
import io.trackyard.source.SourceContent;
import io.trackyard.source.SourceWriter;
import io.trackyard.source.TaskSource;
import io.trackyard.source.background.BackgroundFile;
import io.trackyard.source.scope.SubmodulePaths;
import io.trackyard.source.text.Waiter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a repository's tasks and settings and makes a plan of them. Nothing is written or started. */
public final class PlanReader {
    private final Sources sources;

    /**
     * @param waiter waits while another program finishes writing the tasks
     * @param clock tells which tasks are deferred, and how long others have been in progress
     * @param environment in which the program is run that keeps the tasks, where one does
     */
    public PlanReader(Waiter waiter, InstantSource clock, Map<String, String> environment) {
        this.sources = new Sources(Formats.all(waiter, clock, environment));
    }

    /**
     * The plan that is asked for.
     *
     * @throws InvalidPlanException with every fault of the tasks and the settings, in the order of the files
     * @throws io.trackyard.problem.ProblemException where no source is found or the selection cannot be carried out
     */
    public PlanReading read(PlanRequest request) {
        Sources.Found found = sources.find(
                request.repository(), request.source(), request.selection().part());
        Profile profile = Profile.named(found.source().name());
        Settings settings = request.settings()
                .over(found.settings())
                .over(profile.settings())
                .over(Settings.of(BackgroundFile.profile().kinds()));
        KnownTasks known =
                request.retryBlocked() ? request.known().taking(found.source().blocked()) : request.known();
        TaskSource source = batch(request, found.source()).under(settings);
        SourceContent content = source.read(known);

        List<Problem> faults = new ArrayList<>(found.faults());
        faults.addAll(content.faults());
        faults.addAll(unknownTakes(known.taken(), content.tasks()));
        TaskScopes scopes = new TaskScopes(settings.layout(), found.source().file(), request.tracked());
        Plan whole = scopes.in(plan(content, settings, faults));

        Selection rest = found.part() ? request.selection().withoutPart() : request.selection();
        PlanSelection selected =
                PlanSelection.of(whole, rest, settings.layout(), content.tasks().settled());
        List<Task> unchecked = unchecked(selected.plan(), settings);
        if (Boolean.TRUE.equals(settings.rules().requireChecks()) && !unchecked.isEmpty()) {
            throw new InvalidPlanException(
                    unchecked.stream().map(PlanReader::uncheckedTask).toList());
        }
        return new PlanReading(
                found.source().describe(),
                origin(request, known, found.source()),
                source.writer().map(SourceWriter::paths),
                profile.name(),
                found.files(),
                asking(selected.plan(), settings)
                        .warning(content.warnings())
                        .warning(scopes.strangers(content.tasks()))
                        .warning(warnings(selected.plan(), unchecked.size(), settings))
                        .warning(SubmoduleWarnings.of(
                                selected.plan(), SubmodulePaths.of(request.repository()), settings.setup())),
                selected.phases(),
                content.tasks().needs(),
                content.tasks().settled(),
                settings);
    }

    private static PlanOrigin origin(PlanRequest request, KnownTasks known, TaskSource source) {
        return new PlanOrigin(
                source.name(),
                source.file().name(),
                known.taken().stream().sorted().toList(),
                request.batch().orElse(null),
                request.selection().equals(Selection.ALL) && request.batch().isEmpty());
    }

    private static TaskSource batch(PlanRequest request, TaskSource source) {
        return request.batch().isEmpty()
                ? source
                : source.batch(request.batch().get()).orElseThrow(() -> SourceProblems.noBatches(source));
    }

    /** Where every task is to be approved, every task asks that does not ask something else. */
    private static Plan asking(Plan plan, Settings settings) {
        if (settings.confirmation() != Settings.Confirmation.EACH) {
            return plan;
        }
        List<Task> asking = plan.tasks().stream()
                .map(task -> task.question() != null
                        ? task
                        : task.draft()
                                .question(Question.approval("Start %s: %s?".formatted(task.id(), task.title())))
                                .build())
                .toList();
        return new Plan(asking, plan.held(), plan.warnings());
    }

    private static List<Problem> warnings(Plan plan, int unchecked, Settings settings) {
        List<Problem> warnings = new ArrayList<>();
        if (unchecked > 0) {
            warnings.add(uncheckedTasks(unchecked));
        }
        if (settings.usualAgent().program().isEmpty() && !plan.tasks().isEmpty()) {
            warnings.add(MissingAgent.problem());
        }
        return warnings;
    }

    private static Plan plan(SourceContent content, Settings settings, List<Problem> faults) {
        try {
            Plan plan = Plan.of(content.tasks(), settings.unknownNeed());
            if (faults.isEmpty()) {
                return plan;
            }
        } catch (InvalidPlanException invalid) {
            faults.addAll(invalid.faults());
        }
        throw new InvalidPlanException(faults);
    }

    private static List<Problem> unknownTakes(Set<TaskId> taken, TaskList list) {
        Set<TaskId> known = new LinkedHashSet<>(list.settled());
        list.tasks().stream().map(Task::id).forEach(known::add);
        list.held().stream().map(HeldTask::id).forEach(known::add);
        return taken.stream()
                .filter(id -> !known.contains(id))
                .sorted()
                .map(id -> PlanSelection.unknownTask(id.text(), "--take", known).build())
                .toList();
    }

    /** A gate checks every task, since none is taken in without it. */
    private static List<Task> unchecked(Plan plan, Settings settings) {
        boolean gated = settings.gate() != null && !settings.gate().isEmpty();
        return gated
                ? List.of()
                : plan.tasks().stream().filter(task -> task.checks().isEmpty()).toList();
    }

    private static Problem uncheckedTask(Task task) {
        return Problem.of(Fault.USER, "unchecked-task")
                .what("task \"%s\" has no check, and requireChecks is set", task.id())
                .task(task.id().text())
                .at(
                        task.position() == null ? null : task.position().file(),
                        task.position() == null ? null : task.position().line())
                .remedy("give it verify:, or write a verify: for all at the top of trackyard.yaml")
                .build();
    }

    private static Problem uncheckedTasks(int count) {
        return Problem.of(Fault.USER, "unchecked")
                .what(
                        "%s no check of %s own: %s will end \"verified (unchecked)\"",
                        count == 1 ? "1 task has" : count + " tasks have",
                        count == 1 ? "its" : "their",
                        count == 1 ? "it" : "they")
                .remedy("add verify: to trackyard.yaml to change that")
                .build();
    }
}
