package io.trackyard.server;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;

/** Prints a {@link SetupLog} as lines; progress every tenth of the whole, or every ten megabytes or seconds. */
public final class WriterSetupLog implements SetupLog {

    private static final long MEGABYTE = 1_000_000;
    private static final int STEP = 10;

    private final PrintWriter writer;
    private long lastStep;

    public WriterSetupLog(PrintWriter writer) {
        this.writer = writer;
    }

    @Override
    public void trying(String source) {
        lastStep = 0;
        line("Getting Temporal from %s …", source);
    }

    @Override
    public void unavailable(String source, String reason) {
        line("  not from %s: %s", source, reason);
    }

    @Override
    public void fetched(String what, long bytes, long total) {
        long step = total > 0 ? bytes * STEP / total : bytes / MEGABYTE / STEP;
        if (step == lastStep) {
            return;
        }
        lastStep = step;
        if (total > 0) {
            line("  %s: %d of %d MB (%d %%)", what, bytes / MEGABYTE, total / MEGABYTE, bytes * 100 / total);
        } else {
            line("  %s: %d MB", what, bytes / MEGABYTE);
        }
    }

    @Override
    public void working(String what, Duration soFar) {
        if (soFar.toSeconds() / STEP == lastStep) {
            return;
        }
        lastStep = soFar.toSeconds() / STEP;
        line("  %s: %d s", what, soFar.toSeconds());
    }

    @Override
    public void installed(TemporalBinary binary) {
        line("  temporal %s is at %s", binary.version(), binary.file());
    }

    @Override
    public void starting(TemporalVersion version, Path database, PortPair ports) {
        line("Starting Temporal %s on port %d, database %s …", version.server(), ports.grpc(), database);
    }

    @Override
    public void portsTaken(PortPair ports) {
        line("  %s are in use by another program", ports);
    }

    @Override
    public void otherDatabase(Path database) {
        line("  Runs in %s belong to another server version and are not shown", database);
    }

    @Override
    public void ready(ServerState server) {
        line("Temporal is ready, its Web UI at %s", server.webAddress());
    }

    private void line(String format, Object... arguments) {
        writer.println(format.formatted(arguments));
        writer.flush();
    }
}
