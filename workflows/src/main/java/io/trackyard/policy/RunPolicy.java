package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.plan.Check;
import io.trackyard.plan.LayoutRules;
import io.trackyard.plan.TaskAgent;
import io.trackyard.plan.UnknownNeed;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a run is carried out: a profile's values, with the repository's settings and the command line laid over them.
 *
 * @param profile the name of the profile the values started from
 * @param layout how phases and tracks are laid out
 * @param unknownNeed what becomes of a task that needs something no task is called
 * @param sessions what bounds a task's sessions
 * @param maxParallel how many tracks are open at once
 * @param outsideScope what a change outside a declared scope means
 * @param onAbandon what an abandoned task means for the rest
 * @param requireChecks whether a plan is refused that has a task without any check
 * @param commitSubject the first line of the commit of a task's work
 * @param gate the commands that the merged tree must pass before the run's branch moves to it, in order
 * @param setup what makes a fresh worktree ready
 * @param agent what is run for a task
 * @param merging how verified work comes into the run's branch
 * @param newTasks what becomes of tasks that are new in the source at a phase boundary
 * @param guards what an attempt may not do
 * @param needsInPrompt whether a prompt tells what became of the tasks it needs
 * @param resources what a host must have free before a session starts
 * @param calibration how a phase is looked at before the next one starts
 * @param snapshotSeconds how often what a session has done is kept while it works; 0 for not before its end
 * @param telling who is told how it goes on
 * @param bugScan whether {@code ubs}, where it is installed, looks at what is about to be committed
 * @param evidence what doubts about the evidence for a task mean
 * @param containment what keeps its programs within bounds
 * @param agents the kinds of agents that tasks may ask for by their names
 * @param reservations what becomes of a task whose agent cannot do without a file that another track has
 * @param budgets how much may be spent, and on what
 * @param later who carries out later attempts of tasks that ask for no agent of their own
 * @param prompt how the parts of a prompt follow each other
 */
public record RunPolicy(
        @JsonProperty("profile") String profile,
        @JsonProperty("layout") LayoutRules layout,
        @JsonProperty("unknownNeed") UnknownNeed unknownNeed,
        @JsonProperty("sessions") SessionLimits sessions,
        @JsonProperty("maxParallel") int maxParallel,
        @JsonProperty("outsideScope") OutsideScope outsideScope,
        @JsonProperty("onAbandon") OnAbandon onAbandon,
        @JsonProperty("requireChecks") boolean requireChecks,
        @JsonProperty("commitSubject") CommitSubject commitSubject,
        @JsonProperty("gate") List<Check> gate,
        @JsonProperty("setup") Setup setup,
        @JsonProperty("agent") AgentSettings agent,
        @JsonProperty("merging") MergeRules merging,
        @JsonProperty("newTasks") NewTasks newTasks,
        @JsonProperty("guards") Guards guards,
        @JsonProperty("needsInPrompt") boolean needsInPrompt,
        @JsonProperty("resources") Resources resources,
        @JsonProperty("calibration") Calibration calibration,
        @JsonProperty("snapshotSeconds") int snapshotSeconds,
        @JsonProperty("telling") Telling telling,
        @JsonProperty("bugScan") boolean bugScan,
        @JsonProperty("evidence") EvidenceRules evidence,
        @JsonProperty("containment") Containment containment,
        @JsonProperty("agents") List<NamedAgent> agents,
        @JsonProperty("reservations") ReservationRules reservations,
        @JsonProperty("budgets") List<Budget> budgets,
        @JsonProperty("later") List<LaterAgent> later,
        @JsonProperty("prompt") PromptTemplate prompt) {

    /** More open tracks than this need more workflow threads than a worker has. */
    public static final int MOST_PARALLEL = 200;

    public RunPolicy {
        gate = List.copyOf(gate);
        calibration = calibration == null ? Calibration.NONE : calibration;
        telling = telling == null ? Telling.NONE : telling;
        evidence = evidence == null ? EvidenceRules.WARN : evidence;
        containment = containment == null ? Containment.DEFAULT : containment;
        agents = agents == null ? List.of() : List.copyOf(agents);
        reservations = reservations == null ? ReservationRules.DEFAULT : reservations;
        budgets = budgets == null ? List.of() : List.copyOf(budgets);
        later = later == null ? List.of() : List.copyOf(later);
        prompt = prompt == null ? PromptTemplate.USUAL : prompt;
        if (maxParallel < 1 || maxParallel > MOST_PARALLEL) {
            throw new IllegalArgumentException("between 1 and " + MOST_PARALLEL + " tracks are open at once");
        }
        if (snapshotSeconds < 0) {
            throw new IllegalArgumentException("snapshots are taken every so many seconds, or never");
        }
    }

    /**
     * The kind of agent that a task asks for, or gets where it asks for none; empty where that is a client or a command.
     *
     * @param attempt the number of the task's attempt, as people are told it
     */
    public Optional<NamedAgent> kindFor(TaskAgent asked, int attempt) {
        return laterFor(asked, attempt).or(() -> kindFor(asked));
    }

    /** Who has the last word of who carries out attempts up to this one. */
    private Optional<NamedAgent> laterFor(TaskAgent asked, int attempt) {
        return later.stream()
                .filter(each -> asked.command() == null && asked.model() == null)
                .filter(each -> each.attempt() <= attempt)
                .max(Comparator.comparingInt(LaterAgent::attempt))
                .map(LaterAgent::agent);
    }

    private Optional<NamedAgent> kindFor(TaskAgent asked) {
        return agents.stream()
                .filter(kind ->
                        asked.command() == null ? kind.usual() : kind.name().equals(asked.command()))
                .findFirst();
    }

    /**
     * What is run for a task that asks for this.
     *
     * @param attempt the number of the task's attempt, as people are told it
     */
    public AgentSettings agentFor(TaskAgent asked, int attempt) {
        AgentSettings named = kindFor(asked, attempt)
                .map(NamedAgent::agent)
                .orElseGet(() -> asked.command() == null ? agent : agent.running(asked.command()));
        return asked.model() == null ? named : named.on(named.terms().withModel(asked.model()));
    }

    /** What a change outside a declared scope means. */
    public enum OutsideScope {
        /** The attempt fails, naming the paths. */
        @JsonProperty("enforce")
        ENFORCE,
        /** It is noted. */
        @JsonProperty("warn")
        WARN,
        /** It belongs to the track's scope from then on; where another live track owns it, the attempt fails. */
        @JsonProperty("widen")
        WIDEN
    }

    /** What an abandoned task means for the tasks that do not need it. */
    public enum OnAbandon {
        /** They are carried out. */
        @JsonProperty("continue")
        CONTINUE,
        /** Nothing more is started; what runs finishes and is integrated. */
        @JsonProperty("stop")
        STOP,
        /** Nothing more is started until a person has said how to go on. */
        @JsonProperty("wait")
        WAIT,
        /** They are carried out; at the end of the phase a person says what becomes of it. */
        @JsonProperty("ask")
        ASK
    }
}
