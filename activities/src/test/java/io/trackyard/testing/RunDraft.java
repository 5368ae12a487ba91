package io.trackyard.testing;

import io.trackyard.plan.Check;
import io.trackyard.plan.LayoutRules;
import io.trackyard.plan.Phase;
import io.trackyard.plan.Task;
import io.trackyard.plan.Track;
import io.trackyard.plan.UnknownNeed;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.CommitSubject;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.policy.Guards;
import io.trackyard.policy.MergeRules;
import io.trackyard.policy.NewTasks;
import io.trackyard.policy.PlanOrigin;
import io.trackyard.policy.Resources;
import io.trackyard.policy.RunPolicy;
import io.trackyard.policy.SessionLimits;
import io.trackyard.policy.Setup;
import java.util.ArrayList;
import java.util.List;

/** A run being written: one phase, one track for each {@link #track}. */
public final class RunDraft {
    private final List<List<Task>> tracks = new ArrayList<>();
    private String agent = "true";
    private List<Check> gate = List.of();
    private Setup setup = Setup.NONE;
    private RunPolicy.OutsideScope outsideScope = RunPolicy.OutsideScope.ENFORCE;
    private Guards guards = Guards.NONE;
    private MergeRules merging = MergeRules.AS_VERIFIED;
    private boolean needsInPrompt;
    private Resources resources = new Resources(0, 0);

    /** One more track, with its tasks in order. */
    public RunDraft track(TaskDraft... tasks) {
        tracks.add(List.of(tasks).stream().map(TaskDraft::build).toList());
        return this;
    }

    public RunDraft agent(String command) {
        agent = command;
        return this;
    }

    public RunDraft gate(String... commands) {
        gate = List.of(commands).stream().map(Check::of).toList();
        return this;
    }

    public RunDraft setUp(List<String> commands, String... copy) {
        setup = new Setup(commands.stream().map(Check::of).toList(), List.of(copy));
        return this;
    }

    public RunDraft outsideScope(RunPolicy.OutsideScope rule) {
        outsideScope = rule;
        return this;
    }

    public RunDraft wanting(Resources free) {
        resources = free;
        return this;
    }

    public RunDraft guarded(Guards what) {
        guards = what;
        return this;
    }

    /** Prompts tell what became of the tasks that are needed. */
    public RunDraft tellingNeeds() {
        needsInPrompt = true;
        return this;
    }

    public RunDraft merging(MergeRules rules) {
        merging = rules;
        return this;
    }

    /** As it would be frozen from that commit, with three attempts for each task. */
    public FrozenPlan freeze(String run, String base) {
        List<Track> numbered = new ArrayList<>();
        for (List<Task> tasks : tracks) {
            numbered.add(new Track(
                    numbered.size() + 1,
                    "**",
                    false,
                    tasks.stream().map(Task::id).toList()));
        }
        return new FrozenPlan(
                FrozenPlan.SCHEMA,
                run,
                "trackyard.yaml",
                new PlanOrigin("native", "trackyard.yaml", List.of(), true),
                base,
                "main",
                policy(),
                List.of(new Phase(1, null, numbered)),
                tracks.stream().flatMap(List::stream).toList(),
                List.of());
    }

    public RunPolicy policy() {
        return new RunPolicy(
                "native",
                new LayoutRules(LayoutRules.Barrier.PHASE, LayoutRules.UnknownScope.OWN_TRACK),
                UnknownNeed.REFUSE,
                new SessionLimits(3, 600, 3),
                4,
                outsideScope,
                RunPolicy.OnAbandon.CONTINUE,
                false,
                CommitSubject.TITLE,
                gate,
                setup,
                AgentSettings.ofCommand(agent, List.of()),
                merging,
                NewTasks.ASK,
                guards,
                needsInPrompt,
                resources);
    }
}
