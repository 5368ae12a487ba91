package io.trackyard.server;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.util.List;

/** A server ended before it answered. What it printed is all there is to tell why. */
final class EarlyEndException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final int LAST_LINES = 12;

    private final String output;
    private final String log;

    /** {@code output}: what it printed, from its start on. */
    EarlyEndException(String output, String log) {
        this.output = output;
        this.log = log;
    }

    /**
     * {@code Error: can't set frontend port 7233: … bind: address already in use}. Where another took the port after that
     * was looked at, server 1.32 goes on without a listener and crashes over it.
     */
    boolean isPortTaken() {
        return output.contains("address already in use") || output.contains("frontend.NewHTTPAPIServer(");
    }

    /** SQLite's words for a file it cannot read and for a schema that is not the server's. */
    boolean isDatabaseRefused() {
        return output.contains("file is not a database")
                || output.contains("no such table")
                || output.contains("no such column");
    }

    String lastLine() {
        return output.substring(output.lastIndexOf('\n') + 1);
    }

    RuntimeException problem() {
        return Problem.of(Fault.SERVER, "server-died")
                .what("the Temporal server ended before it was ready")
                .why("the last it said:\n%s", lastLines())
                .remedy("less " + log, "read all of it")
                .exception(this);
    }

    private String lastLines() {
        List<String> lines = output.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }
}
