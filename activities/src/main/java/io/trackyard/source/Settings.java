package io.trackyard.source;

import io.trackyard.plan.Check;
import io.trackyard.plan.LayoutRules;
import io.trackyard.plan.LayoutRules.Barrier;
import io.trackyard.plan.LayoutRules.UnknownScope;
import io.trackyard.plan.UnknownNeed;
import io.trackyard.policy.Budget;
import io.trackyard.policy.Calibration;
import io.trackyard.policy.MergeRules;
import io.trackyard.policy.NewTasks;
import io.trackyard.policy.PromptTemplate;
import io.trackyard.policy.ReservationRules;
import io.trackyard.policy.Resources;
import io.trackyard.policy.RunPolicy;
import io.trackyard.policy.RunPolicy.OnAbandon;
import io.trackyard.policy.RunPolicy.OutsideScope;
import io.trackyard.policy.SessionLimits;
import io.trackyard.policy.Setup;
import io.trackyard.policy.Telling;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one place says of how a run is carried out: a profile, {@code trackyard.yaml} or the command line. Anything may
 * be left unsaid; {@link #over} lays one place over another.
 *
 * @param kinds the agents that tasks may ask for by a name
 * @param gate the commands the merged tree must pass; an empty list says that there are none
 * @param budgets how much may be spent; an empty list says that nobody cares
 * @param prompt how the parts of a prompt follow each other
 */
public record Settings(
        Rules rules,
        Limits limits,
        AgentChoice agent,
        AgentKinds kinds,
        @Nullable List<Check> gate,
        @Nullable Setup setup,
        MergingSettings merging,
        PathSettings paths,
        CalibratingSettings calibrating,
        TellingSettings telling,
        DoubtingSettings doubting,
        ContainingSettings containing,
        @Nullable ReservationRules reservations,
        @Nullable List<Budget> budgets,
        @Nullable PromptTemplate prompt) {

    /** Nothing said. */
    public static final Settings NONE = of(Rules.NONE, Limits.NONE, AgentChoice.NONE);

    public Settings {
        gate = gate == null ? null : List.copyOf(gate);
        budgets = budgets == null ? null : List.copyOf(budgets);
    }

    /** What decides between one way and another. */
    public record Rules(
            @Nullable Barrier barrier,
            @Nullable UnknownScope unknownScope,
            @Nullable UnknownNeed unknownNeed,
            @Nullable OutsideScope outsideScope,
            @Nullable OnAbandon onAbandon,
            @Nullable Boolean requireChecks,
            @Nullable NewTasks newTasks,
            @Nullable Boolean needsInPrompt,
            @Nullable Confirmation confirmation,
            @Nullable DirtyTree dirtyTree,
            @Nullable Boolean detach,
            LayoutRules.@Nullable Order order,
            @Nullable Boolean bugScan) {
        /** Nothing said. */
        public static final Rules NONE =
                new Rules(null, null, null, null, null, null, null, null, null, null, null, null, null);

        /** The same, with what a person is asked before the start, and what an abandoned task means. */
        public Rules asking(Confirmation before, OnAbandon afterwards) {
            return new Rules(
                    barrier,
                    unknownScope,
                    unknownNeed,
                    outsideScope,
                    afterwards,
                    requireChecks,
                    newTasks,
                    needsInPrompt,
                    before,
                    dirtyTree,
                    detach,
                    order,
                    bugScan);
        }

        Rules over(Rules below) {
            return new Rules(
                    first(barrier, below.barrier),
                    first(unknownScope, below.unknownScope),
                    first(unknownNeed, below.unknownNeed),
                    first(outsideScope, below.outsideScope),
                    first(onAbandon, below.onAbandon),
                    first(requireChecks, below.requireChecks),
                    first(newTasks, below.newTasks),
                    first(needsInPrompt, below.needsInPrompt),
                    first(confirmation, below.confirmation),
                    first(dirtyTree, below.dirtyTree),
                    first(detach, below.detach),
                    first(order, below.order),
                    first(bugScan, below.bugScan));
        }
    }

    /** What a person is asked before a run starts. */
    public enum Confirmation {
        /** Nothing. */
        NONE,
        /** Once: yes or no. */
        ONCE,
        /** To type the word {@code yes} or {@code sim} in full. */
        TYPED,
        /** Once, and again before every task. */
        EACH
    }

    /** What changes of the working tree mean that are in no commit. */
    public enum DirtyTree {
        /** They are named. */
        ALLOW,
        /** A run is refused. */
        REFUSE,
        /** A run is refused by changes of tracked files; others are named. */
        REFUSE_TRACKED
    }

    /** Numbers, in the units of {@link SessionLimits}, {@link Resources} and {@link RunPolicy}. */
    public record Limits(
            @Nullable Integer maxParallel,
            @Nullable Integer attempts,
            @Nullable Integer sessionSeconds,
            @Nullable Integer stalledSeconds,
            @Nullable Integer mergeAttempts,
            @Nullable Long minFreeMemoryMiB,
            @Nullable Long minFreeDiskMiB,
            @Nullable Integer snapshotSeconds,
            @Nullable Integer accountSessions,
            @Nullable Integer hostSessions) {
        /** Nothing said. */
        public static final Limits NONE = ofMaxParallel(null);

        /** Nothing said but how many tracks are open at once. */
        public static Limits ofMaxParallel(@Nullable Integer tracks) {
            return new Limits(tracks, null, null, null, null, null, null, null, null, null);
        }

        Limits over(Limits below) {
            return new Limits(
                    first(maxParallel, below.maxParallel),
                    first(attempts, below.attempts),
                    first(sessionSeconds, below.sessionSeconds),
                    first(stalledSeconds, below.stalledSeconds),
                    first(mergeAttempts, below.mergeAttempts),
                    first(minFreeMemoryMiB, below.minFreeMemoryMiB),
                    first(minFreeDiskMiB, below.minFreeDiskMiB),
                    first(snapshotSeconds, below.snapshotSeconds),
                    first(accountSessions, below.accountSessions),
                    first(hostSessions, below.hostSessions));
        }
    }

    /** These, and what they leave unsaid as the others say it. */
    public Settings over(Settings below) {
        return new Settings(
                rules.over(below.rules),
                limits.over(below.limits),
                agent.over(below.agent),
                kinds.over(below.kinds),
                first(gate, below.gate),
                first(setup, below.setup),
                merging.over(below.merging),
                paths.over(below.paths),
                calibrating.over(below.calibrating),
                telling.over(below.telling),
                doubting.over(below.doubting),
                containing.over(below.containing),
                first(reservations, below.reservations),
                first(budgets, below.budgets),
                first(prompt, below.prompt));
    }

    /** Rules, limits and an agent, and nothing else said. */
    public static Settings of(Rules rules, Limits limits, AgentChoice agent) {
        return of(rules, limits, agent, AgentKinds.NONE);
    }

    /** Kinds of agents, and nothing else said. */
    public static Settings of(AgentKinds kinds) {
        return of(Rules.NONE, Limits.NONE, AgentChoice.NONE, kinds);
    }

    private static Settings of(Rules rules, Limits limits, AgentChoice agent, AgentKinds kinds) {
        return new Settings(
                rules,
                limits,
                agent,
                kinds,
                null,
                null,
                MergingSettings.NONE,
                PathSettings.NONE,
                CalibratingSettings.NONE,
                TellingSettings.NONE,
                DoubtingSettings.NONE,
                ContainingSettings.NONE,
                null,
                null,
                null);
    }

    /** The same with a gate, and with what makes a worktree ready. */
    public Settings checking(@Nullable List<Check> otherGate, @Nullable Setup otherSetup) {
        return with(otherGate, otherSetup, merging, paths);
    }

    /** The same with how work comes together, and with what belongs to whom. */
    public Settings merging(MergingSettings otherMerging, PathSettings otherPaths) {
        return with(gate, setup, otherMerging, otherPaths);
    }

    private Settings with(
            @Nullable List<Check> otherGate,
            @Nullable Setup otherSetup,
            MergingSettings otherMerging,
            PathSettings otherPaths) {
        return new Settings(
                rules,
                limits,
                agent,
                kinds,
                otherGate,
                otherSetup,
                otherMerging,
                otherPaths,
                calibrating,
                telling,
                doubting,
                containing,
                reservations,
                budgets,
                prompt);
    }

    /** What a run's policy says of how much is done at once and how often: all that a source may go by. */
    public static Settings limitsOf(RunPolicy policy) {
        Limits limits = new Limits(
                policy.maxParallel(),
                policy.sessions().attempts(),
                policy.sessions().seconds(),
                policy.sessions().stalledSeconds(),
                policy.sessions().merges(),
                null,
                null,
                null,
                null,
                null);
        return of(Rules.NONE, limits, AgentChoice.NONE);
    }

    /**
     * These as the policy of a run. Nothing but the agent may be unsaid: a profile says all else.
     *
     * @param profile the name of the profile that lies below all
     * @throws io.trackyard.problem.ProblemException {@code no-agent} where no command is said
     */
    public RunPolicy toPolicy(String profile) {
        return new RunPolicy(
                profile,
                layout(),
                unknownNeed(),
                new SessionLimits(
                        said(limits.attempts),
                        said(limits.sessionSeconds),
                        said(limits.mergeAttempts),
                        said(limits.stalledSeconds)),
                said(limits.maxParallel),
                said(rules.outsideScope),
                said(rules.onAbandon),
                said(rules.requireChecks),
                said(merging.commitSubject()),
                gate == null ? List.of() : gate,
                setup == null ? Setup.NONE : setup,
                usualAgent().orRefuse(),
                new MergeRules(
                        said(merging.mergeSubject()),
                        said(merging.order()),
                        said(merging.gateAt()),
                        said(merging.gateTimeout()),
                        said(merging.gateTogether()),
                        said(merging.mergeAs())),
                said(rules.newTasks),
                paths.guarding(),
                said(rules.needsInPrompt),
                new Resources(
                        said(limits.minFreeMemoryMiB),
                        said(limits.minFreeDiskMiB),
                        limits.accountSessions,
                        limits.hostSessions),
                calibration(),
                said(limits.snapshotSeconds),
                new Telling(said(telling.notices()), said(telling.closeWhen())),
                said(rules.bugScan),
                doubting.rules(),
                containing.containment(),
                kinds.over(usualAgent(), usualKind()),
                said(reservations),
                budgets == null ? List.of() : budgets,
                later().map(choice -> choice.over(usualAgent(), kinds, usualKind()))
                        .toList(),
                promptTemplate());
    }

    /** Who carries out later attempts of tasks that ask for no agent of their own. */
    public Stream<LaterChoice> later() {
        return Stream.ofNullable(agent.later()).flatMap(List::stream);
    }

    /** What is run for tasks that name no other: the agent, or what the kind of agent runs that it names. */
    public AgentChoice usualAgent() {
        return usualKind()
                .map(kind -> kind.choice()
                        .over(new AgentChoice(null, agent.terms(), agent.environment(), agent.account(), agent.ends())))
                .orElse(agent);
    }

    /** The kind of agent that is named as the agent; empty where a client or a command is. */
    public Optional<AgentKind> usualKind() {
        return kinds.named(agent.command());
    }

    /** The rules of laying out; like {@link #toPolicy}, but needs no agent. */
    public LayoutRules layout() {
        return new LayoutRules(
                said(rules.barrier),
                said(rules.unknownScope),
                paths.sharedByAll(),
                paths.scopeRules(),
                said(rules.order));
    }

    /** How the parts of a prompt follow each other. */
    public PromptTemplate promptTemplate() {
        return prompt == null ? PromptTemplate.USUAL : prompt;
    }

    /** How a phase is looked at; not at all where nobody says so. */
    public Calibration calibration() {
        return calibrating.calibration();
    }

    /** What becomes of a task that needs one that nobody knows. */
    public UnknownNeed unknownNeed() {
        return said(rules.unknownNeed);
    }

    /** What a person is asked before the start. */
    public Confirmation confirmation() {
        return said(rules.confirmation);
    }

    /** What uncommitted changes mean. */
    public DirtyTree dirtyTree() {
        return said(rules.dirtyTree);
    }

    /** Whether the command that starts a run returns at once; it stays where nobody says so. */
    public boolean detach() {
        return Boolean.TRUE.equals(rules.detach);
    }

    static <T> @Nullable T first(@Nullable T upper, @Nullable T lower) {
        return upper == null ? lower : upper;
    }

    static <T> T said(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a profile says everything but the agent");
        }
        return value;
    }
}
