package io.trackyard.connection;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks a server whether it is there. */
public final class ServerProbe {

    private ServerProbe() {}

    /** Whether a server without encryption answers at {@code host:port} within the limit. */
    public static boolean answers(String address, Duration limit) {
        try (ServiceLink link = ServiceLink.open(address)) {
            return ask(link, limit).isEmpty();
        }
    }

    /** Asks once; the answer is what went wrong, empty if nothing did. */
    static Optional<Status> ask(ServiceLink link, Duration limit) {
        try {
            link.stubs()
                    .blockingStub()
                    .withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS)
                    .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
            return Optional.empty();
        } catch (StatusRuntimeException refused) {
            return Optional.of(refused.getStatus());
        }
    }

    /** What a status means to a person, as a sentence part. */
    static String reason(Status status) {
        for (Throwable cause = status.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return "connection refused";
            }
            if (cause instanceof UnknownHostException) {
                return "unknown host";
            }
        }
        if (status.getCode() == Status.Code.DEADLINE_EXCEEDED) {
            return "no answer";
        }
        return status.getDescription() == null ? status.getCode().name() : status.getDescription();
    }
}
