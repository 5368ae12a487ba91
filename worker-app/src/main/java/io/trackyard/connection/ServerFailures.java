package io.trackyard.connection;

import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowNotFoundException;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.util.Optional;

/** What a failure of a call to the server means to a person. */
public final class ServerFailures {
    private ServerFailures() {}

    /** The problem a call ended with; empty where the failure is of another kind. */
    public static Optional<Problem> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof WorkflowNotFoundException unknown) {
                return Optional.of(Problem.of(Fault.USER, "run-not-on-server")
                        .what("the server does not know this run")
                        .why("it has no workflow %s", unknown.getExecution().getWorkflowId())
                        .remedy("trackyard list", "see the runs it knows")
                        .build());
            }
            if (cause instanceof StatusRuntimeException refused) {
                return Optional.of(Problem.of(Fault.SERVER, "server-failed")
                        .what("the Temporal server did not do what it was asked")
                        .why("%s", ServerProbe.reason(refused.getStatus()))
                        .remedy("trackyard server status", "see whether it runs")
                        .build());
            }
        }
        return Optional.empty();
    }
}
