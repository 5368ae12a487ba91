package io.trackyard.connection;

import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TerminatedFailure;
import io.trackyard.plan.TaskAgent;
import io.trackyard.run.Answer;
import io.trackyard.run.Command;
import io.trackyard.run.OpenQuestion;
import io.trackyard.run.PhaseProgress;
import io.trackyard.run.PhaseWorkflow;
import io.trackyard.run.RunInput;
import io.trackyard.run.RunProgress;
import io.trackyard.run.RunWorkflow;
import io.trackyard.run.SearchKeys;
import io.trackyard.run.Text;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a person does with runs, as calls to a Temporal server. */
public final class RunClient {
    private final WorkflowClient client;
    private final String queue;
    private final String person;
    private final InstantSource time;

    /**
     * @param queue the task queue of workflows
     * @param person who gives the commands, for the record: {@code you@host}
     */
    public RunClient(WorkflowClient client, String queue, String person, InstantSource time) {
        this.client = client;
        this.queue = queue;
        this.person = person;
        this.time = time;
    }

    /** Starts a run; starting it again finds it. */
    public void start(String workflowId, RunInput input) {
        RunWorkflow run = client.newWorkflowStub(
                RunWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(workflowId)
                        .setTaskQueue(queue)
                        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                        .setTypedSearchAttributes(SearchKeys.ofRun(input))
                        .setStaticSummary(Text.summary(input.headline() + " · by " + person))
                        .build());
        WorkflowClient.start(run::carryOut, input);
    }

    /** Starts no new task until unpaused. Needs no worker. */
    public void pause(String workflowId) {
        tell(workflowId, RunWorkflow::pause);
    }

    public void unpause(String workflowId) {
        tell(workflowId, RunWorkflow::unpause);
    }

    /** Lets what runs finish, then ends the run. */
    public void drain(String workflowId) {
        tell(workflowId, RunWorkflow::drain);
    }

    /**
     * Answers a question of the run. Needs no worker.
     *
     * @param question as it was read: if it is asked anew meanwhile, this is no answer to that
     * @param choice one of the question's choices, or any text where it offers none
     * @param note what else there is to say; may be empty
     */
    public void answer(
            String workflowId, OpenQuestion question, String choice, String note, @Nullable TaskAgent agent) {
        tell(
                workflowId,
                (run, command) -> run.answer(
                        new Answer(RunInput.SCHEMA, command, question.id(), choice, note, question.since(), agent)));
    }

    /** Asks the run to end now, its sessions with it. Needs no worker to be recorded. */
    public void cancel(String workflowId) {
        untyped(workflowId).cancel("cancelled by " + person);
    }

    /** How a run stands on the server. Needs no worker. */
    public RunListing.Entry describe(String workflowId) {
        return RunListing.entry(untyped(workflowId).describe());
    }

    /** As {@link #describe}; absent where the server does not know the run. */
    public Optional<RunListing.Entry> find(String workflowId) {
        try {
            return Optional.of(describe(workflowId));
        } catch (WorkflowNotFoundException unknown) {
            return Optional.empty();
        }
    }

    /** Why a run failed, in its own words, or that it was ended from outside and what was said then. Needs no worker. */
    String failure(String workflowId) {
        try {
            untyped(workflowId).getResult(Void.class);
            return "it did not fail";
        } catch (WorkflowFailedException failed) {
            return why(failed);
        }
    }

    private static String why(WorkflowFailedException failed) {
        Throwable bottom = failed;
        while (bottom.getCause() != null && !(bottom instanceof ApplicationFailure)) {
            bottom = bottom.getCause();
        }
        if (bottom instanceof ApplicationFailure told) {
            return told.getOriginalMessage();
        }
        boolean itself = bottom == failed.getCause();
        return bottom instanceof TerminatedFailure
                ? (itself ? "it" : "one of its workflows") + " was ended from outside, by Terminate"
                : String.valueOf(bottom.getMessage());
    }

    /** What the run's workflow knows; asks a worker. */
    RunProgress progress(String workflowId) {
        return client.newWorkflowStub(RunWorkflow.class, workflowId).progress();
    }

    /** What the workflow of a phase, or of a track of a large one, knows; asks a worker. */
    PhaseProgress phase(String workflowId) {
        return client.newWorkflowStub(PhaseWorkflow.class, workflowId).progress();
    }

    WorkflowStub untyped(String workflowId) {
        return client.newUntypedWorkflowStub(workflowId);
    }

    private void tell(String workflowId, BiConsumer<RunWorkflow, Command> word) {
        Command command = new Command(RunInput.SCHEMA, UUID.randomUUID().toString(), person, time.millis());
        word.accept(client.newWorkflowStub(RunWorkflow.class, workflowId), command);
    }
}
