package io.trackyard.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Compiles the program with the Go tools. What comes is an older server than the other sources give
 * ({@link TemporalBinary#LAST_BY_GO}); its database has a name of its own, so the two never meet.
 */
final class GoInstall implements BinarySource {

    private static final TemporalVersion VERSION = TemporalBinary.LAST_BY_GO;
    private static final String MODULE = "github.com/temporalio/cli/cmd/temporal@v" + VERSION.cli();

    /** Measured: 4.6 minutes from nothing on 2 cores. */
    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final Programs programs;
    private final BinaryCache cache;

    GoInstall(Programs programs, BinaryCache cache) {
        this.programs = programs;
        this.cache = cache;
    }

    @Override
    public String title() {
        return "go install of temporal " + VERSION.cli();
    }

    @Override
    public TemporalBinary obtain(SetupLog log) throws SourceUnavailableException {
        if (cache.has(VERSION)) {
            return cache.binary(VERSION);
        }
        Path go = programs.find("go").orElseThrow(() -> new SourceUnavailableException("no go program on PATH"));
        log.trying(title() + " (takes some minutes)");
        TemporalBinary binary = cache.install(VERSION, staging -> {
            Programs.Ended ended = programs.run(
                    List.of(go.toString(), "install", MODULE),
                    Map.of("GOBIN", staging.toString()),
                    LIMIT,
                    soFar -> log.working("compiling", soFar));
            if (ended.status() != 0) {
                throw new SourceUnavailableException(ended.lastLine());
            }
            return staging.resolve("temporal");
        });
        log.installed(binary);
        return binary;
    }
}
