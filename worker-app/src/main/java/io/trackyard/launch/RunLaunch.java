package io.trackyard.launch;

import io.trackyard.activity.RunAddress;
import io.trackyard.agent.clients.Clients;
import io.trackyard.config.CommandLock;
import io.trackyard.connection.RunClient;
import io.trackyard.connection.RunListing;
import io.trackyard.git.ActiveRuns;
import io.trackyard.git.ObjectId;
import io.trackyard.git.RefName;
import io.trackyard.git.Repository;
import io.trackyard.git.RunBranch;
import io.trackyard.git.RunRefs;
import io.trackyard.plan.Phase;
import io.trackyard.plan.Task;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.Calibration;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.policy.LaterAgent;
import io.trackyard.policy.NamedAgent;
import io.trackyard.policy.RunPolicy;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.reading.PlanReading;
import io.trackyard.run.PhaseSettings;
import io.trackyard.run.PhaseSettings.Calibrating;
import io.trackyard.run.PhaseSettings.WriteBackTo;
import io.trackyard.run.RunInput;
import io.trackyard.run.RunState;
import io.trackyard.run.WorkflowIds;
import io.trackyard.runfiles.FrozenPlans;
import io.trackyard.runfiles.RunCard;
import io.trackyard.runfiles.RunDirectory;
import io.trackyard.runfiles.RunEnvironment;
import io.trackyard.worker.HostQueues;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Starts a run of a repository. A crash at any step leaves nothing that keeps the next start from working. */
public final class RunLaunch {
    /** Freezing a large plan takes seconds. */
    private static final Duration LOCK_LIMIT = Duration.ofMinutes(2);

    private final Repository repository;
    private final RunClient runs;
    private final HostQueues queues;
    private final Path state;
    private final InstantSource time;

    /** {@code state}: the state directory. */
    public RunLaunch(Repository repository, RunClient runs, HostQueues queues, Path state, InstantSource time) {
        this.repository = repository;
        this.runs = runs;
        this.queues = queues;
        this.state = state;
        this.time = time;
    }

    /**
     * Freezes the plan and starts its run.
     *
     * @param shell the variables that the run's commands may see
     * @param server where it is started, for people
     * @throws io.trackyard.problem.ProblemException when another run has the source
     */
    public RunCard start(RunOrder order, Map<String, String> shell, String server) {
        // under a lock: between the claim of a source and the start of its run the server knows nothing of it
        Path lock = RunDirectory.of(state, repository.id(), "any").path().resolveSibling("launch.lock");
        return CommandLock.holding(lock, "starting a run", LOCK_LIMIT, () -> startAlone(order, shell, server));
    }

    private RunCard startAlone(RunOrder order, Map<String, String> shell, String server) {
        String run = RunName.choose(RandomGenerator.getDefault(), this::isTaken);
        // told now, and not by the first step of a run that nobody may be looking at
        RunBranch.refuseInTheWay(repository, run);
        FrozenPlan plan = freeze(order, run);
        claim(plan.source(), run);
        ObjectId address = FrozenPlans.write(repository, plan);
        RunAddress where = new RunAddress(repository.topLevel().toString(), repository.id(), run, address.hex());
        RunDirectory directory = RunDirectory.of(state, repository.id(), run);
        RunEnvironment.of(shell, variables(plan)).write(directory.environmentFile());
        String workflow = WorkflowIds.run(repository.id(), run);
        RunCard card = new RunCard(RunInput.SCHEMA, where, workflow, server, time.millis());
        // before the start: a run that goes on and that no command finds is worse than a card of none
        card.write(directory);
        runs.start(workflow, input(order, plan, where));
        return card;
    }

    /** What the agents need that the plan speaks of: the run's, those that tasks name, all kinds, and those of later attempts. */
    private static List<String> variables(FrozenPlan plan) {
        RunPolicy policy = plan.policy();
        Stream<AgentSettings> named =
                plan.tasks().stream().map(Task::agent).filter(Objects::nonNull).map(asked -> policy.agentFor(asked, 1));
        // a person may give a task to any kind while the run goes on
        Stream<AgentSettings> kinds = policy.agents().stream().map(NamedAgent::agent);
        Stream<AgentSettings> later =
                policy.later().stream().map(LaterAgent::agent).map(NamedAgent::agent);
        return Stream.of(Stream.of(policy.agent()), named, kinds, later)
                .flatMap(agents -> agents)
                .flatMap(each -> Clients.variables(each).stream())
                .distinct()
                .toList();
    }

    /** A branch that was deleted after its landing leaves the run's plan, its snapshots and its files behind. */
    private boolean isTaken(String run) {
        return new RunBranch(repository, run).tip().isPresent()
                || repository.refs().read(RunRefs.of(run).plan(1)).isPresent()
                || Files.exists(RunDirectory.of(state, repository.id(), run).path());
    }

    private FrozenPlan freeze(RunOrder order, String run) {
        return new FrozenPlan(
                FrozenPlan.SCHEMA,
                run,
                order.plan().source(),
                order.plan().origin(),
                repository.head().hex(),
                repository.checkedOutBranch().map(RefName::shortName).orElse(null),
                order.policy(),
                order.plan().phases(),
                order.plan().plan().tasks(),
                order.plan().plan().held());
    }

    private RunInput input(RunOrder order, FrozenPlan plan, RunAddress where) {
        int tasks = plan.tasks().size();
        return new RunInput(
                RunInput.SCHEMA,
                where,
                plan.source(),
                "%d %s from %s · repository %s"
                        .formatted(
                                tasks,
                                tasks == 1 ? "task" : "tasks",
                                plan.source(),
                                repository.topLevel().getFileName()),
                plan.target(),
                plan.phases().stream().map(Phase::number).toList(),
                tasks,
                new PhaseSettings(
                        plan.policy().maxParallel(),
                        order.flatTasks(),
                        PhaseSettings.HEARTBEAT_SECONDS,
                        PhaseSettings.FAULTS,
                        plan.policy().sessions().merges(),
                        plan.policy().onAbandon(),
                        plan.policy().merging().order(),
                        plan.policy().merging().gateAt(),
                        plan.policy().merging().together(),
                        writeBackTo(order.plan()),
                        plan.policy().agent().account(),
                        // on one host the host that holds the repository opens the tracks
                        queues.git(),
                        queues.git(),
                        calibrating(plan.policy().calibration())),
                plan.origin().whole() ? plan.policy().newTasks() : null,
                order.landing(),
                plan.policy().telling().notices());
    }

    private @Nullable Calibrating calibrating(Calibration calibration) {
        return calibration.anybodyLooks() ? new Calibrating(calibration.rounds(), queues.agents()) : null;
    }

    /** Of a batch the state is for whoever asked for it, and waits where that program reads it. */
    private WriteBackTo writeBackTo(PlanReading plan) {
        if (plan.origin().batch() != null) {
            return WriteBackTo.PLACE;
        }
        return plan.written()
                .map(paths -> repository.tracked(paths).isEmpty() ? WriteBackTo.PLACE : WriteBackTo.BRANCH)
                .orElse(WriteBackTo.NOWHERE);
    }

    /** A run that the server does not know, or that is over there, has left its mark behind: it was ended from outside. */
    private void claim(String source, String run) {
        ActiveRuns active = new ActiveRuns(repository);
        String holder = active.claim(source, run);
        Optional<RunState> state = holder.equals(run) ? Optional.empty() : state(holder);
        if (!holder.equals(run) && state.map(RunState::isOver).orElse(true)) {
            active.free(source, holder);
            holder = active.claim(source, run);
        }
        if (!holder.equals(run)) {
            Problem.Draft draft =
                    Problem.of(Fault.USER, "source-in-use").what("run %s works on %s already", holder, source);
            if (state.filter(RunState.WAITING::equals).isPresent()) {
                draft.why("it waits for a person").remedy("trackyard answer " + holder, "see what it asks, and answer");
            }
            throw draft.remedy("trackyard watch " + holder, "look at it")
                    .remedy("trackyard cancel " + holder, "end it; what it verified is kept")
                    .exception();
        }
    }

    private Optional<RunState> state(String holder) {
        return runs.find(WorkflowIds.run(repository.id(), holder)).map(RunListing.Entry::state);
    }

    /** The run of this name, or the newest of the repository. */
    public static Optional<RunCard> find(Path state, Repository repository, Optional<String> run) {
        return RunCard.ofRepository(state, repository.id()).stream()
                .filter(card -> run.isEmpty() || card.run().run().equals(run.get()))
                .findFirst();
    }
}
