package io.trackyard.source.background;

import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.Budget;
import io.trackyard.policy.Resources;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.source.AgentChoice;
import io.trackyard.source.AgentKind;
import io.trackyard.source.AgentKinds;
import io.trackyard.source.Settings;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one place says of background tasks: the profile, a person's {@code background.yaml}, Claude Code's settings, the
 * command line. Anything may be left unsaid; {@link #over} lays one place over another.
 *
 * @param limits what bounds them
 * @param hostLimits what bounds them together with all other sessions of the host
 * @param manners how a person hears of them
 * @param agent what is run for those whose kind does not say it
 * @param kinds the kinds there are
 */
public record BackgroundSettings(
        Limits limits, HostLimits hostLimits, Manners manners, AgentChoice agent, AgentKinds kinds) {
    /** Nothing said. */
    public static final BackgroundSettings NONE =
            new BackgroundSettings(Limits.NONE, HostLimits.NONE, Manners.NONE, AgentChoice.NONE, AgentKinds.NONE);

    /**
     * What bounds tasks.
     *
     * @param maxParallel how many run at once; 0 for all
     * @param sessionSeconds how long a session may take
     * @param stalledSeconds how long nothing may come from it; 0 for any time
     * @param minFreeMemoryMiB no session starts with less
     * @param minFreeDiskMiB no session starts with less
     */
    public record Limits(
            @Nullable Integer maxParallel,
            @Nullable Integer sessionSeconds,
            @Nullable Integer stalledSeconds,
            @Nullable Long minFreeMemoryMiB,
            @Nullable Long minFreeDiskMiB) {
        static final Limits NONE = new Limits(null, null, null, null, null);

        Limits over(Limits below) {
            return new Limits(
                    first(maxParallel, below.maxParallel),
                    first(sessionSeconds, below.sessionSeconds),
                    first(stalledSeconds, below.stalledSeconds),
                    first(minFreeMemoryMiB, below.minFreeMemoryMiB),
                    first(minFreeDiskMiB, below.minFreeDiskMiB));
        }
    }

    /**
     * What bounds them together with all other sessions of the host, those of runs too.
     *
     * @param accountSessions how many of one account run at once; absent for any number
     * @param hostSessions how many run at once; absent for any number
     * @param budgets what may be spent in a day, or on an account
     */
    public record HostLimits(
            @Nullable Integer accountSessions,
            @Nullable Integer hostSessions,
            @Nullable List<Budget> budgets) {
        static final HostLimits NONE = new HostLimits(null, null, null);

        /** Of what a repository says of its runs, that which is not of a run. */
        static HostLimits of(Settings settings) {
            List<Budget> all = settings.budgets();
            return new HostLimits(
                    settings.limits().accountSessions(),
                    settings.limits().hostSessions(),
                    all == null
                            ? null
                            : all.stream()
                                    .filter(budget -> budget.per().isOfADay())
                                    .toList());
        }

        HostLimits over(HostLimits below) {
            return new HostLimits(
                    first(accountSessions, below.accountSessions),
                    first(hostSessions, below.hostSessions),
                    first(budgets, below.budgets));
        }
    }

    /**
     * How a person hears of tasks.
     *
     * @param notifications whether the desktop tells of each end
     * @param detached whether a command returns before its tasks have ended
     * @param mirrors the directory of the mirrors, as a person wrote it; absent for Trackyard's own
     */
    public record Manners(
            @Nullable Boolean notifications,
            @Nullable Boolean detached,
            @Nullable String mirrors) {
        static final Manners NONE = new Manners(null, null, null);

        Manners over(Manners below) {
            return new Manners(
                    first(notifications, below.notifications),
                    first(detached, below.detached),
                    first(mirrors, below.mirrors));
        }
    }

    /** These, and what they leave unsaid as the others say it. */
    public BackgroundSettings over(BackgroundSettings below) {
        return new BackgroundSettings(
                limits.over(below.limits),
                hostLimits.over(below.hostLimits),
                manners.over(below.manners),
                agent.over(below.agent),
                kinds.over(below.kinds));
    }

    /** How many tasks run at once; 0 for all. */
    public int slots() {
        return said(limits.maxParallel);
    }

    /** How long a session may take. */
    public int sessionSeconds() {
        return said(limits.sessionSeconds);
    }

    /** How long nothing may come from a session; 0 for any time. */
    public int stalledSeconds() {
        return said(limits.stalledSeconds);
    }

    /** What a host must have free before a session starts, and how many may run there beside it. */
    public Resources resources() {
        return new Resources(
                said(limits.minFreeMemoryMiB),
                said(limits.minFreeDiskMiB),
                hostLimits.accountSessions,
                hostLimits.hostSessions);
    }

    /** What may be spent in a day, or on an account. */
    public List<Budget> budgets() {
        return hostLimits.budgets == null ? List.of() : hostLimits.budgets;
    }

    public boolean notifications() {
        return said(manners.notifications);
    }

    public boolean detached() {
        return said(manners.detached);
    }

    /** Where the mirrors lie, as a person wrote it; absent for Trackyard's own directory. */
    public Optional<String> mirrors() {
        return Optional.ofNullable(manners.mirrors);
    }

    /** @throws io.trackyard.problem.ProblemException where there is no such kind, with the list of those there are */
    public AgentKind kind(String name) {
        return kinds.demand(name, "kinds: in background.yaml");
    }

    /**
     * What is run for a task of a kind, or of none.
     *
     * @param typed the command that was typed, which counts before all others
     * @throws io.trackyard.problem.ProblemException where nobody says what to run
     */
    public AgentSettings agentOf(Optional<String> typed, Optional<AgentKind> kind) {
        Optional<AgentChoice> named = typed.map(AgentChoice::ofCommand).or(() -> kind.flatMap(AgentKind::own));
        AgentChoice chosen = named.map(choice -> choice.over(agent)).orElse(agent);
        if (chosen.program().isEmpty()) {
            throw Problem.of(Fault.USER, "no-agent")
                    .what("no agent is named that could carry out a background task")
                    .why("neither --agent-command nor a kind's client: nor agent: in background.yaml or trackyard.yaml"
                            + " says what to run")
                    .remedy(
                            "trackyard bg --agent-command 'COMMAND' \"PROMPT\"",
                            "the command gets the prompt on its standard input")
                    .exception();
        }
        return chosen.orRefuse();
    }

    private static <T> @Nullable T first(@Nullable T upper, @Nullable T lower) {
        return upper == null ? lower : upper;
    }

    private static <T> T said(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the profile says everything but the agent");
        }
        return value;
    }
}
