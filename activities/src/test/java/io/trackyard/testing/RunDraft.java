package io.trackyard.testing;

import io.trackyard.plan.Check;
import io.trackyard.plan.LayoutRules;
import io.trackyard.plan.Phase;
import io.trackyard.plan.Task;
import io.trackyard.plan.Track;
import io.trackyard.plan.UnknownNeed;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.BatchCall;
import io.trackyard.policy.Budget;
import io.trackyard.policy.Calibration;
import io.trackyard.policy.ClientTerms;
import io.trackyard.policy.ClientTerms.Client;
import io.trackyard.policy.ClientTerms.Conversation;
import io.trackyard.policy.CommitSubject;
import io.trackyard.policy.Containment;
import io.trackyard.policy.EndRule;
import io.trackyard.policy.EvidenceRules;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.policy.Guards;
import io.trackyard.policy.LaterAgent;
import io.trackyard.policy.MergeRules;
import io.trackyard.policy.NamedAgent;
import io.trackyard.policy.NewTasks;
import io.trackyard.policy.PlanOrigin;
import io.trackyard.policy.PromptTemplate;
import io.trackyard.policy.ReservationRules;
import io.trackyard.policy.Resources;
import io.trackyard.policy.RunPolicy;
import io.trackyard.policy.SessionLimits;
import io.trackyard.policy.Setup;
import io.trackyard.policy.Telling;
import io.trackyard.policy.Telling.CloseWhen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run being written: one phase, one track for each {@link #track}. */
public final class RunDraft {
    private final List<List<Task>> tracks = new ArrayList<>();
    private Client client = Client.COMMAND;
    private Conversation conversation = Conversation.TASK;
    private String agent = "true";
    private List<EndRule> ends = List.of();
    private List<Check> gate = List.of();
    private Setup setup = Setup.NONE;
    private RunPolicy.OutsideScope outsideScope = RunPolicy.OutsideScope.ENFORCE;
    private Guards guards = Guards.NONE;
    private MergeRules merging = MergeRules.AS_VERIFIED;
    private boolean needsInPrompt;
    private String profile = "native";
    private CommitSubject subject = CommitSubject.TITLE;
    private @Nullable BatchCall batch;
    private Resources resources = new Resources(0, 0);
    private Calibration calibration = Calibration.NONE;
    private PlanOrigin origin = new PlanOrigin("native", "trackyard.yaml", List.of(), true);
    private int snapshotSeconds;
    private ReservationRules reservations = ReservationRules.DEFAULT;
    private CloseWhen closeWhen = CloseWhen.INTEGRATED;
    private List<NamedAgent> agents = List.of();
    private List<Budget> budgets = List.of();
    private List<LaterAgent> later = List.of();
    private Containment containment = Containment.DEFAULT;
    private EvidenceRules evidence = EvidenceRules.WARN;

    /** One more track, with its tasks in order. */
    public RunDraft track(TaskDraft... tasks) {
        tracks.add(List.of(tasks).stream().map(TaskDraft::build).toList());
        return this;
    }

    public RunDraft agent(String command) {
        agent = command;
        return this;
    }

    public RunDraft kind(NamedAgent... kinds) {
        agents = List.of(kinds);
        return this;
    }

    public RunDraft later(LaterAgent... agents) {
        later = List.of(agents);
        return this;
    }

    public RunDraft spending(Budget... each) {
        budgets = List.of(each);
        return this;
    }

    /** The agent is taken for that client, whose protocol it has to speak. */
    public RunDraft speaking(Client own) {
        client = own;
        return this;
    }

    /** Its agent goes on with a conversation for so long. */
    public RunDraft conversing(Conversation howLong) {
        conversation = howLong;
        return this;
    }

    public RunDraft gate(Check... commands) {
        gate = List.of(commands);
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

    /** What the agent's ends mean. */
    public RunDraft ending(EndRule... rows) {
        ends = List.of(rows);
        return this;
    }

    public RunDraft wanting(Resources free) {
        resources = free;
        return this;
    }

    public RunDraft calibrated(boolean agentToo, String... calibrators) {
        return calibrated(agentToo, List.of(calibrators).stream().map(Check::of).toList());
    }

    public RunDraft calibrated(boolean agentToo, List<Check> calibrators) {
        calibration = new Calibration(calibrators, agentToo, Calibration.ROUNDS);
        return this;
    }

    /** Its tasks come from that place. */
    public RunDraft from(String format, String place) {
        origin = new PlanOrigin(format, place, List.of(), true);
        return this;
    }

    /** Its source is told that tasks are done when that is so. */
    public RunDraft closing(CloseWhen when) {
        closeWhen = when;
        return this;
    }

    public RunDraft snapshottingEvery(int seconds) {
        snapshotSeconds = seconds;
        return this;
    }

    /** A task waits for a file for so many seconds. */
    public RunDraft waitingForFiles(int seconds) {
        reservations = new ReservationRules(seconds);
        return this;
    }

    public RunDraft doubting(EvidenceRules rules) {
        evidence = rules;
        return this;
    }

    public RunDraft contained(Containment bounds) {
        containment = bounds;
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

    /** By the rules of task XML. */
    public RunDraft ofTaskXml() {
        profile = "taskxml";
        subject = CommitSubject.of("[{id}] {title}");
        return this;
    }

    /** A batch whose work is left in worktrees below a directory. */
    public RunDraft leftIn(Path worktrees) {
        batch = new BatchCall("1-foundation", 1, worktrees.toString(), List.of());
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
                new PlanOrigin(origin.format(), origin.place(), origin.taken(), batch, origin.whole()),
                base,
                "main",
                policy(),
                List.of(new Phase(1, null, numbered)),
                tracks.stream().flatMap(List::stream).toList(),
                List.of());
    }

    public RunPolicy policy() {
        return new RunPolicy(
                profile,
                new LayoutRules(LayoutRules.Barrier.PHASE, LayoutRules.UnknownScope.OWN_TRACK),
                UnknownNeed.REFUSE,
                new SessionLimits(3, 600, 3, 0),
                4,
                outsideScope,
                RunPolicy.OnAbandon.CONTINUE,
                false,
                subject,
                gate,
                setup,
                new AgentSettings(
                        agent,
                        new ClientTerms(client, null, null, conversation, null),
                        List.of(),
                        AgentSettings.ofCommand(agent, List.of()).account(),
                        ends),
                merging,
                NewTasks.ASK,
                guards,
                needsInPrompt,
                resources,
                calibration,
                snapshotSeconds,
                new Telling(List.of(), closeWhen),
                false,
                evidence,
                containment,
                agents,
                reservations,
                budgets,
                later,
                PromptTemplate.USUAL);
    }
}
