package io.trackyard.server;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;

/** A server ended before it answered. What it printed is all there is to tell why. */
final class EarlyEndException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String tail;
    private final String log;

    EarlyEndException(String tail, String log) {
        this.tail = tail;
        this.log = log;
    }

    /** {@code Error: can't set frontend port 7233: … bind: address already in use}. */
    boolean isPortTaken() {
        return tail.contains("address already in use");
    }

    /** SQLite's words for a file it cannot read and for a schema that is not the server's. */
    boolean isDatabaseRefused() {
        return tail.contains("file is not a database")
                || tail.contains("no such table")
                || tail.contains("no such column");
    }

    String lastLine() {
        return tail.substring(tail.lastIndexOf('\n') + 1);
    }

    RuntimeException problem() {
        return Problem.of(Fault.SERVER, "server-died")
                .what("the Temporal server ended before it was ready")
                .why("the last it said:\n%s", tail)
                .remedy("less " + log, "read all of it")
                .exception(this);
    }
}
