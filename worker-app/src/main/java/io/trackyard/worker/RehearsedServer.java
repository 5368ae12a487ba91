package io.trackyard.worker;

import com.google.protobuf.Timestamp;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionCompletedEventAttributes;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.trackyard.activity.RunEnd;
import io.trackyard.connection.PayloadCodec;
import io.trackyard.run.PhaseResult;
import io.trackyard.run.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** A server to rehearse with, on a free port of this machine: every run it is asked for is over, with nothing integrated. */
final class RehearsedServer implements AutoCloseable {
    private final Server server;

    private RehearsedServer(Server server) {
        this.server = server;
    }

    static RehearsedServer start() {
        try {
            InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            return new RehearsedServer(NettyServerBuilder.forAddress(anyPort)
                    .addService(new Answers())
                    .build()
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code host:port}. */
    String address() {
        return InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    /** What is asked beside these is answered with a refusal. */
    private static final class Answers extends WorkflowServiceGrpc.WorkflowServiceImplBase {

        @Override
        public void getSystemInfo(GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> answer) {
            send(GetSystemInfoResponse.getDefaultInstance(), answer);
        }

        @Override
        public void listWorkflowExecutions(
                ListWorkflowExecutionsRequest request, StreamObserver<ListWorkflowExecutionsResponse> answer) {
            send(ListWorkflowExecutionsResponse.getDefaultInstance(), answer);
        }

        @Override
        public void describeWorkflowExecution(
                DescribeWorkflowExecutionRequest request, StreamObserver<DescribeWorkflowExecutionResponse> answer) {
            WorkflowExecutionInfo.Builder run = WorkflowExecutionInfo.newBuilder()
                    .setExecution(request.getExecution())
                    .setStatus(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED)
                    .setStartTime(Timestamp.getDefaultInstance())
                    .setCloseTime(Timestamp.getDefaultInstance());
            send(
                    DescribeWorkflowExecutionResponse.newBuilder()
                            .setWorkflowExecutionInfo(run)
                            .build(),
                    answer);
        }

        @Override
        public void getWorkflowExecutionHistory(
                GetWorkflowExecutionHistoryRequest request,
                StreamObserver<GetWorkflowExecutionHistoryResponse> answer) {
            HistoryEvent.Builder end = HistoryEvent.newBuilder()
                    .setEventType(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED)
                    .setWorkflowExecutionCompletedEventAttributes(WorkflowExecutionCompletedEventAttributes.newBuilder()
                            .setResult(result(request.getExecution())));
            send(
                    GetWorkflowExecutionHistoryResponse.newBuilder()
                            .setHistory(History.newBuilder().addEvents(end))
                            .build(),
                    answer);
        }

        private static Payloads result(WorkflowExecution of) {
            Object result = of.getWorkflowId().contains("/phase-")
                    ? new PhaseResult(List.of(), false, List.of(), null, null)
                    : new RunResult(0, 0, new RunEnd("0", null, null));
            return PayloadCodec.converter().toPayloads(result).orElseThrow();
        }

        private static <T> void send(T message, StreamObserver<T> answer) {
            answer.onNext(message);
            answer.onCompleted();
        }
    }
}
