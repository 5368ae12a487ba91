package io.trackyard.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The {@code temporal} a person has installed, if it is new enough. */
final class BinaryOnPath implements BinarySource {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Programs programs;

    BinaryOnPath(Programs programs) {
        this.programs = programs;
    }

    @Override
    public String title() {
        return "PATH";
    }

    @Override
    public TemporalBinary obtain(SetupLog log) throws SourceUnavailableException {
        Path file = programs.find("temporal")
                .orElseThrow(() -> new SourceUnavailableException("no temporal program there"));
        TemporalVersion version = versionOf(file);
        if (!version.isAtLeast(TemporalBinary.WANTED)) {
            throw new SourceUnavailableException(
                    "%s is %s, older than %s".formatted(file, version, TemporalBinary.WANTED.cli()));
        }
        return new TemporalBinary(file, version);
    }

    private TemporalVersion versionOf(Path file) throws SourceUnavailableException {
        try {
            Programs.Ended ended = programs.run(List.of(file.toString(), "--version"), Map.of(), LIMIT, soFar -> {});
            return TemporalVersion.parse(ended.output())
                    .orElseThrow(() -> new SourceUnavailableException(
                            "%s does not say its version but '%s'".formatted(file, ended.lastLine())));
        } catch (IOException cause) {
            throw new SourceUnavailableException(file + " cannot be asked its version: " + cause.getMessage(), cause);
        }
    }
}
