package io.trackyard.server;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/**
 * The two ports of a server, always the same distance apart, as {@code temporal server start-dev} has them.
 *
 * @param grpc where clients and workers connect
 * @param web where a browser does
 */
public record PortPair(int grpc, int web) {

    /** Temporal's own: 7233 and 8233. */
    public static final PortPair USUAL = new PortPair(7233, 8233);

    private static final int DISTANCE = 1000;
    private static final int TRIED = 100;

    static PortPair at(int grpc) {
        return new PortPair(grpc, grpc + DISTANCE);
    }

    PortPair next() {
        return at(grpc + 1);
    }

    /**
     * This pair if both ports are free on the loopback address, else the next that is.
     *
     * @throws io.trackyard.problem.ProblemException if a hundred pairs in a row are taken
     */
    PortPair orNextFree() {
        return IntStream.range(grpc, grpc + TRIED)
                .mapToObj(PortPair::at)
                .filter(PortPair::isFree)
                .findFirst()
                .orElseThrow(() -> Problem.of(Fault.ENVIRONMENT, "port-taken")
                        .what("no free ports for the Temporal server: %d to %d are all taken", grpc, grpc + TRIED - 1)
                        .remedy("ss -ltnp", "see who listens there")
                        .exception());
    }

    private boolean isFree() {
        return isFree(grpc) && isFree(web);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "ports " + grpc + " and " + web;
    }
}
