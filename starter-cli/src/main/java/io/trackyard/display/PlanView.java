package io.trackyard.display;

import io.trackyard.plan.Check;
import io.trackyard.plan.Phase;
import io.trackyard.plan.Plan;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.Track;
import io.trackyard.policy.Calibration;
import io.trackyard.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plan before anything runs. All of it, however long: that is what it is looked at for. */
public final class PlanView {
    private static final int MOST_PATHS = 5;
    private static final int MOST_BRAKES = 2;
    private static final int WIDEST_LABEL = 18;
    private static final int WIDEST_ID = 28;
    private static final String GAP = "  ";

    private final PlanOutline outline;
    private final Plan plan;
    private final Map<TaskId, Task> tasks;
    private final int width;
    private final List<Line> lines = new ArrayList<>();

    private PlanView(PlanOutline outline, int width) {
        this.outline = outline;
        this.plan = outline.plan();
        this.tasks = plan.byId();
        this.width = width;
    }

    /** The plan in lines no wider than {@code width} columns, but for a command that is. */
    public static List<Line> of(PlanOutline outline, int width) {
        PlanView view = new PlanView(outline, width);
        view.head();
        view.calibration();
        outline.phases().forEach(view::phase);
        view.held();
        view.length();
        view.warnings();
        view.dispatch();
        view.next();
        return view.lines;
    }

    private void head() {
        long ready =
                plan.tasks().stream().filter(task -> task.needs().isEmpty()).count();
        String held =
                plan.held().isEmpty() ? "" : ", %,d held".formatted(plan.held().size());
        String counts =
                "%s open, %,d ready now%s".formatted(Wording.count(plan.tasks().size(), "task"), ready, held);
        add(Line.of(Tone.STRONG, outline.source()).plus(" · " + counts));
        PlanOutline.Base base = outline.base();
        PlanOutline.Terms terms = outline.terms();
        add(Line.of("base %s%s · profile %s (%s, %s at once)"
                .formatted(
                        base.target().map(branch -> branch + " ").orElse(""),
                        Wording.commit(base.commit()),
                        terms.profile(),
                        Wording.count(terms.attempts(), "attempt"),
                        Wording.count(terms.maxParallel(), "track"))));
        if (!base.uncommitted().isEmpty()) {
            add(Line.of(Tone.WARN, "not committed, so no task will see it: ")
                    .plus(Wording.few(base.uncommitted(), MOST_PATHS)));
        }
    }

    /** What is run is shown before it is agreed to. */
    private void calibration() {
        Calibration calibration = outline.terms().calibration();
        if (!calibration.anybodyLooks()) {
            return;
        }
        List<String> who = new ArrayList<>(
                calibration.calibrators().stream().map(Check::words).toList());
        if (calibration.agent()) {
            who.add(who.isEmpty() ? "by an agent" : "then an agent");
        }
        add(Line.of("calibration at the end of each phase: %s; at most %s of fixes"
                .formatted(String.join(", ", who), Wording.count(calibration.rounds(), "round"))));
    }

    private void phase(Phase phase) {
        lines.add(Line.EMPTY);
        String label = phase.label() == null ? "" : " (%s)".formatted(phase.label());
        lines.add(Line.of(Tone.STRONG, "Phase " + phase.number())
                .plus("%s · %s on %s"
                        .formatted(
                                label,
                                Wording.count(phase.tasks().size(), "task"),
                                Wording.count(phase.tracks().size(), "track")))
                .cut(width));
        int name = widest(phase.tracks().stream().map(Track::name).toList());
        int scope =
                Math.min(widest(phase.tracks().stream().map(Track::label).toList()), Math.min(WIDEST_LABEL, width / 4));
        int id = Math.min(widest(phase.tasks().stream().map(TaskId::text).toList()), Math.min(WIDEST_ID, width / 3));
        phase.tracks().forEach(track -> track(track, name, scope, id));
    }

    private void track(Track track, int name, int label, int id) {
        String lead = GAP + Columns.fit(track.name(), name) + GAP + Columns.fit(track.label(), label) + GAP;
        int indent = Columns.of(lead);
        int title = Math.max(0, width - indent - id - 2 * GAP.length() - 2);
        for (TaskId taskId : track.tasks()) {
            Task task = tasks.get(taskId);
            boolean first = taskId.equals(track.tasks().get(0));
            lines.add(Line.of(first ? lead : " ".repeat(indent))
                    .plus(Tone.STRONG, Columns.fit(taskId.text(), id))
                    .plus(GAP + Columns.fit(task.title(), title) + GAP)
                    .plus(Tone.FAINT, "P" + task.priority())
                    .cut(width));
            scopeNote(task, track)
                    .ifPresent(note -> lines.add(Line.of(" ".repeat(indent + id + GAP.length()))
                            .plus(Tone.FAINT, note)
                            .cut(width)));
        }
    }

    /** Where a scope came from that the task itself does not declare. */
    private static Optional<String> scopeNote(Task task, Track track) {
        if (task.scope() instanceof Scope.Unknown) {
            return Optional.of(
                    "named no files: " + (track.exclusive() ? "no other track beside it" : "a track of its own"));
        }
        return task.scope()
                .from()
                .map(origin -> "scope " + (task.scope() instanceof Scope.Inferred ? "inferred: " : "") + origin);
    }

    private void held() {
        if (plan.held().isEmpty()) {
            return;
        }
        lines.add(Line.EMPTY);
        int id = Math.min(
                widest(plan.held().stream().map(task -> task.id().text()).toList()), WIDEST_ID);
        plan.held()
                .forEach(task -> lines.addAll(Wrap.of(
                        Line.of(Tone.WARN, "held")
                                .plus("   " + Columns.fit(task.id().text(), id) + GAP + task.reason()),
                        width,
                        7 + id + GAP.length())));
    }

    private void length() {
        lines.add(Line.EMPTY);
        if (plan.tasks().isEmpty()) {
            add(Line.of("Nothing to do."));
            return;
        }
        Makespan length = Makespan.of(outline.phases(), tasks, outline.terms().maxParallel());
        String bound = length.lowerBound() == length.sessions()
                ? "and no order is shorter"
                : "lower bound %,d (%s)"
                        .formatted(
                                length.lowerBound(),
                                length.chain() >= length.share()
                                        ? "a chain of %,d tasks".formatted(length.chain())
                                        : "%s shared out"
                                                .formatted(Wording.count(
                                                        plan.tasks().size(), "task")));
        add(Line.of("%s: about %s long, %s"
                .formatted(
                        Wording.count(outline.terms().maxParallel(), "agent"),
                        Wording.count(length.sessions(), "session"),
                        bound + brakes(length))));
    }

    /** Which scopes keep the plan from its lower bound, where any do. */
    private String brakes(Makespan length) {
        if (length.sessions() == length.lowerBound()) {
            return "";
        }
        List<String> brakes = Brake.of(outline.phases(), tasks, outline.terms().maxParallel()).stream()
                .map(Brake::sentence)
                .limit(MOST_BRAKES)
                .toList();
        return brakes.isEmpty() ? ": phases wait for their last task" : ": " + String.join(", ", brakes);
    }

    private void warnings() {
        for (Problem warning : plan.warnings()) {
            add(Line.of(Tone.WARN, ProblemText.sentences(warning)));
        }
    }

    private void dispatch() {
        outline.dispatch().ifPresent(dispatch -> {
            lines.add(Line.EMPTY);
            lines.addAll(DispatchView.of(outline, dispatch, width));
        });
    }

    private void next() {
        outline.next().filter(command -> !plan.tasks().isEmpty()).ifPresent(command -> {
            lines.add(Line.EMPTY);
            add(Line.of("Next: ").plus(Tone.COMMAND, command));
        });
    }

    private void add(Line line) {
        lines.addAll(Wrap.of(line, width, 2));
    }

    private static int widest(List<String> texts) {
        return texts.stream().mapToInt(Columns::of).max().orElse(0);
    }
}
