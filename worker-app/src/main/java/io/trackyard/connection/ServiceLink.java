package io.trackyard.connection;

import io.grpc.ManagedChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.concurrent.TimeUnit;

/**
 * Stubs on a channel with an event loop of its own, of one thread, that ends at once when this is closed. gRPC's shared
 * loop sits in a native wait, and a JVM that exits waits 300 ms for it (measured): every short command would pay that.
 */
public final class ServiceLink implements AutoCloseable {

    /** Takes a few milliseconds in fact. */
    private static final long CLOSE_LIMIT_MILLIS = 500;

    private final NioEventLoopGroup loop;
    private final WorkflowServiceStubs stubs;

    private ServiceLink(NioEventLoopGroup loop, WorkflowServiceStubs stubs) {
        this.loop = loop;
        this.stubs = stubs;
    }

    /** Makes the stubs; connects only when they are used. */
    public static ServiceLink open(WorkflowServiceStubsOptions options) {
        NioEventLoopGroup loop = new NioEventLoopGroup(1, new DefaultThreadFactory("temporal-connection", true));
        WorkflowServiceStubsOptions own = WorkflowServiceStubsOptions.newBuilder(options)
                .setChannelInitializer(builder -> useLoop(builder, loop))
                .build();
        return new ServiceLink(loop, WorkflowServiceStubs.newServiceStubs(own));
    }

    /** Makes the stubs for a server without encryption, as {@code host:port}. */
    public static ServiceLink open(String address) {
        return open(WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
    }

    private static void useLoop(ManagedChannelBuilder<?> builder, NioEventLoopGroup loop) {
        if (builder instanceof NettyChannelBuilder netty) {
            netty.eventLoopGroup(loop).channelType(NioSocketChannel.class);
        }
    }

    /** The workflow service. */
    public WorkflowServiceStubs stubs() {
        return stubs;
    }

    /** The operator service, over the same channel and with the same credentials. */
    OperatorServiceStubs operator() {
        WorkflowServiceStubsOptions options = stubs.getOptions();
        OperatorServiceStubsOptions.Builder same =
                OperatorServiceStubsOptions.newBuilder().setChannel(stubs.getRawChannel());
        if (options.getHeaders() != null) {
            same.setHeaders(options.getHeaders());
        }
        if (options.getGrpcMetadataProviders() != null) {
            same.setGrpcMetadataProviders(options.getGrpcMetadataProviders());
        }
        return OperatorServiceStubs.newServiceStubs(same.validateAndBuildWithDefaults());
    }

    @Override
    public void close() {
        stubs.shutdownNow();
        // A channel that still connects would otherwise find its loop gone, and say so at length on stderr.
        stubs.awaitTermination(CLOSE_LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }
}
