package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.plan.Check;
import io.trackyard.plan.HeldTask;
import io.trackyard.plan.PathPattern;
import io.trackyard.plan.Phase;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.Track;
import io.trackyard.policy.Calibration;
import io.trackyard.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A plan for programs, good or bad: docs/schemas/plan.schema.json. */
public final class PlanJson {
    private PlanJson() {}

    private record Document(
            @JsonProperty("version") int version,
            @JsonProperty("source") @Nullable String source,
            @JsonProperty("base") @Nullable String base,
            @JsonProperty("target") @Nullable String target,
            @JsonProperty("profile") @Nullable String profile,
            @JsonProperty("calibration") @Nullable Calibration calibration,
            @JsonProperty("phases") List<PhaseJson> phases,
            @JsonProperty("tasks") List<TaskJson> tasks,
            @JsonProperty("held") List<HeldTask> held,
            @JsonProperty("dispatch") @Nullable DispatchJson dispatch,
            @JsonProperty("length") @Nullable LengthJson length,
            @JsonProperty("explained") @Nullable ExplainedJson explained,
            @JsonProperty("pairs") @Nullable PairsJson pairs,
            @JsonProperty("problems") List<ProblemJson> problems) {}

    /** Counted in sessions one after the other. */
    private record LengthJson(
            @JsonProperty("agents") int agents,
            @JsonProperty("sessions") int sessions,
            @JsonProperty("lowerBound") int lowerBound,
            @JsonProperty("chain") int chain,
            @JsonProperty("share") int share,
            @JsonProperty("brakes") List<BrakeJson> brakes) {}

    private record BrakeJson(
            @JsonProperty("phase") int phase,
            @JsonProperty("lost") int lost,
            @JsonProperty("track") @Nullable String track,
            @JsonProperty("alone") int alone) {}

    /** One task, and in words why it is where it is; {@code held} alone where it is not carried out. */
    private record ExplainedJson(
            @JsonProperty("id") String id,
            @JsonProperty("held") @Nullable String held,
            @JsonProperty("phase") @Nullable ReasonJson phase,
            @JsonProperty("track") @Nullable ReasonJson track,
            @JsonProperty("place") @Nullable ReasonJson place) {}

    private record ReasonJson(
            @JsonProperty("at") String at,
            @JsonProperty("why") String why) {}

    private record PhaseJson(
            @JsonProperty("number") int number,
            @JsonProperty("label") @Nullable String label,
            @JsonProperty("tracks") List<TrackJson> tracks) {}

    /** {@code sessions}: the tasks, in order; each is started with {@code sh -c} and the command. */
    private record DispatchJson(
            @JsonProperty("command") @Nullable String command,
            @JsonProperty("sessions") List<String> sessions,
            @JsonProperty("gate") List<String> gate,
            @JsonProperty("preflight") List<FindingJson> preflight) {}

    private record FindingJson(
            @JsonProperty("present") boolean present,
            @JsonProperty("what") String what) {}

    /** {@code scope}: all patterns of its tasks; empty where they named none. */
    private record TrackJson(
            @JsonProperty("name") String name,
            @JsonProperty("label") String label,
            @JsonProperty("scope") List<String> scope,
            @JsonProperty("exclusive") boolean exclusive,
            @JsonProperty("tasks") List<String> tasks) {}

    private record TaskJson(
            @JsonProperty("id") String id,
            @JsonProperty("title") String title,
            @JsonProperty("priority") int priority,
            @JsonProperty("needs") List<String> needs,
            @JsonProperty("scope") ScopeJson scope,
            @JsonProperty("checks") List<Check> checks) {}

    private record ScopeJson(
            @JsonProperty("kind") String kind,
            @JsonProperty("patterns") List<String> patterns,
            @JsonProperty("origin") @Nullable String origin) {}

    /** A plan that can be carried out, its warnings as problems. */
    public static String of(PlanOutline outline) {
        return of(outline, Optional.empty());
    }

    /** The same with the reasons of one of its tasks. */
    public static String of(PlanOutline outline, Optional<TaskId> explained) {
        return of(outline, explained, null);
    }

    /** The same with its pairs. */
    public static String of(PairsOutline pairs, Optional<TaskId> explained) {
        return of(pairs.plan(), explained, PairsJson.of(pairs));
    }

    private static String of(PlanOutline outline, Optional<TaskId> explained, @Nullable PairsJson pairs) {
        Map<TaskId, Task> tasks = outline.plan().byId();
        return JsonText.of(new Document(
                JsonText.VERSION,
                outline.source(),
                outline.base().commit(),
                outline.base().target().orElse(null),
                outline.terms().profile(),
                outline.terms().calibration().anybodyLooks() ? outline.terms().calibration() : null,
                outline.phases().stream().map(phase -> phase(phase, tasks)).toList(),
                outline.plan().tasks().stream().map(PlanJson::task).toList(),
                outline.plan().held(),
                outline.dispatch()
                        .map(dispatch -> dispatch(dispatch, outline.phases()))
                        .orElse(null),
                length(outline, tasks),
                explained.map(id -> explained(outline, id)).orElse(null),
                pairs,
                outline.plan().warnings().stream().map(ProblemJson::warning).toList()));
    }

    /** A plan that cannot: the same document with nothing in it but what is wrong. */
    public static String ofFaults(List<Problem> faults) {
        List<ProblemJson> problems = faults.stream().map(ProblemJson::error).toList();
        return JsonText.of(new Document(
                JsonText.VERSION,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                problems));
    }

    private static LengthJson length(PlanOutline outline, Map<TaskId, Task> tasks) {
        int agents = outline.terms().maxParallel();
        Makespan length = Makespan.of(outline.phases(), tasks, agents);
        List<BrakeJson> brakes = Brake.of(outline.phases(), tasks, agents).stream()
                .map(brake -> new BrakeJson(
                        brake.phase(),
                        brake.lost(),
                        brake.longest().map(Track::name).orElse(null),
                        brake.alone()))
                .toList();
        return new LengthJson(agents, length.sessions(), length.lowerBound(), length.chain(), length.share(), brakes);
    }

    private static ExplainedJson explained(PlanOutline outline, TaskId id) {
        Optional<HeldTask> held = outline.plan().held().stream()
                .filter(task -> task.id().equals(id))
                .findFirst();
        if (held.isPresent()) {
            return new ExplainedJson(id.text(), held.get().reason(), null, null, null);
        }
        Explanation why = Explanation.of(outline, id);
        String place = Integer.toString(why.onTrack().tasks().indexOf(id) + 1);
        return new ExplainedJson(
                id.text(),
                null,
                new ReasonJson(Integer.toString(why.inPhase().number()), why.phase()),
                new ReasonJson(why.onTrack().name(), why.track()),
                new ReasonJson(place, why.place()));
    }

    private static PhaseJson phase(Phase phase, Map<TaskId, Task> tasks) {
        return new PhaseJson(
                phase.number(),
                phase.label(),
                phase.tracks().stream().map(track -> track(track, tasks)).toList());
    }

    private static DispatchJson dispatch(Dispatch dispatch, List<Phase> phases) {
        return new DispatchJson(
                dispatch.command().orElse(null),
                phases.stream().flatMap(phase -> texts(phase.tasks()).stream()).toList(),
                dispatch.gate(),
                dispatch.findings().stream()
                        .map(finding -> new FindingJson(finding.present(), finding.what()))
                        .toList());
    }

    private static TrackJson track(Track track, Map<TaskId, Task> tasks) {
        List<String> scope = track.tasks().stream()
                .flatMap(id -> tasks.get(id).scope().patterns().stream())
                .map(PathPattern::text)
                .distinct()
                .sorted()
                .toList();
        return new TrackJson(track.name(), track.label(), scope, track.exclusive(), texts(track.tasks()));
    }

    private static TaskJson task(Task task) {
        return new TaskJson(
                task.id().text(),
                task.title(),
                task.priority(),
                texts(task.needs()),
                scope(task.scope()),
                task.checks());
    }

    private static ScopeJson scope(Scope scope) {
        String kind =
                scope instanceof Scope.Declared ? "declared" : scope instanceof Scope.Inferred ? "inferred" : "unknown";
        return new ScopeJson(
                kind,
                scope.patterns().stream().map(PathPattern::text).toList(),
                scope.from().orElse(null));
    }

    private static List<String> texts(List<TaskId> ids) {
        return ids.stream().map(TaskId::text).toList();
    }
}
