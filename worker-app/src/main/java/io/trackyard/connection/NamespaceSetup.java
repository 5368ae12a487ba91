package io.trackyard.connection;

import com.google.protobuf.Duration;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.namespace.v1.NamespaceConfig;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.UpdateNamespaceRequest;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.run.SearchKeys;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Brings a namespace to what Trackyard needs of it. Each step does nothing where it is done already. */
public final class NamespaceSetup {

    private static final java.time.Duration USABLE_LIMIT = java.time.Duration.ofSeconds(20);
    private static final java.time.Duration POLL = java.time.Duration.ofMillis(100);

    private final WorkflowServiceStubs service;
    private final OperatorServiceStubs operator;
    private final String namespace;

    public NamespaceSetup(ServiceLink link, String namespace) {
        this.service = link.stubs();
        this.operator = link.operator();
        this.namespace = namespace;
    }

    /** Keeps closed workflows exactly this long. */
    public void keepClosedFor(java.time.Duration retention) {
        Duration wanted =
                Duration.newBuilder().setSeconds(retention.toSeconds()).build();
        Duration current = service.blockingStub()
                .describeNamespace(DescribeNamespaceRequest.newBuilder()
                        .setNamespace(namespace)
                        .build())
                .getConfig()
                .getWorkflowExecutionRetentionTtl();
        if (!current.equals(wanted)) {
            service.blockingStub()
                    .updateNamespace(UpdateNamespaceRequest.newBuilder()
                            .setNamespace(namespace)
                            .setConfig(NamespaceConfig.newBuilder().setWorkflowExecutionRetentionTtl(wanted))
                            .build());
        }
    }

    /**
     * Registers the {@link SearchKeys} that are missing, and waits until they can be used.
     *
     * @throws io.trackyard.problem.ProblemException if the namespace does not exist, or the server does not let this
     *     client register them
     */
    public void registerSearchKeys() {
        try {
            List<SearchAttributeKey<?>> missing = missing();
            if (!missing.isEmpty()) {
                register(missing);
                awaitUsable();
            }
        } catch (StatusRuntimeException refused) {
            if (refused.getStatus().getCode() == Status.Code.NOT_FOUND) {
                throw noSuchNamespace(refused);
            }
            throw refused;
        }
    }

    private List<SearchAttributeKey<?>> missing() {
        Map<String, IndexedValueType> present = operator.blockingStub()
                .listSearchAttributes(ListSearchAttributesRequest.newBuilder()
                        .setNamespace(namespace)
                        .build())
                .getCustomAttributesMap();
        return SearchKeys.all().stream()
                .filter(key -> present.get(key.getName()) != key.getValueType())
                .collect(Collectors.toUnmodifiableList());
    }

    private void register(List<SearchAttributeKey<?>> missing) {
        AddSearchAttributesRequest.Builder request =
                AddSearchAttributesRequest.newBuilder().setNamespace(namespace);
        missing.forEach(key -> request.putSearchAttributes(key.getName(), key.getValueType()));
        try {
            operator.blockingStub().addSearchAttributes(request.build());
        } catch (StatusRuntimeException refused) {
            // Another command may have been faster; what it registered is as good.
            if (!missing().isEmpty()) {
                throw notRegistered(missing, refused);
            }
        }
    }

    /** A server reads its namespaces again every few seconds; before that it refuses the new names. */
    private void awaitUsable() {
        String query = "%s = 0 AND %s = '' AND %s = 0"
                .formatted(SearchKeys.SCHEMA.getName(), SearchKeys.RUN.getName(), SearchKeys.DOLLARS.getName());
        ListWorkflowExecutionsRequest request = ListWorkflowExecutionsRequest.newBuilder()
                .setNamespace(namespace)
                .setPageSize(1)
                .setQuery(query)
                .build();
        long end = System.nanoTime() + USABLE_LIMIT.toNanos();
        while (true) {
            try {
                service.blockingStub().listWorkflowExecutions(request);
                return;
            } catch (StatusRuntimeException refused) {
                boolean unknownYet = refused.getStatus().getCode() == Status.Code.INVALID_ARGUMENT;
                if (!unknownYet || System.nanoTime() - end > 0 || !Pauses.pause(POLL)) {
                    throw refused;
                }
            }
        }
    }

    private RuntimeException notRegistered(List<SearchAttributeKey<?>> missing, StatusRuntimeException refused) {
        String names = missing.stream().map(SearchAttributeKey::getName).collect(Collectors.joining(", "));
        String options = missing.stream()
                .map(key -> " --name " + key.getName() + " --type " + SearchKeys.typeName(key))
                .collect(Collectors.joining());
        return Problem.of(Fault.SERVER, "search-attributes-missing")
                .what("namespace \"%s\" lacks search attributes that runs are found by: %s", namespace, names)
                .why("registering them was refused: %s", ServerProbe.reason(refused.getStatus()))
                .remedy(
                        "temporal operator search-attribute create --namespace " + namespace + options,
                        "have them registered by someone who may")
                .exception(refused);
    }

    private RuntimeException noSuchNamespace(StatusRuntimeException refused) {
        return Problem.of(Fault.SERVER, "no-namespace")
                .what("the Temporal server has no namespace \"%s\"", namespace)
                .remedy("temporal operator namespace create --retention 720h -n " + namespace, "create it")
                .exception(refused);
    }
}
