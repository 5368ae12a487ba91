package io.trackyard.account;

import io.trackyard.git.EncodedId;
import io.trackyard.runfiles.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Those of the accounts of a host: a file for each, {@code <state>/accounts/<account>.until}, of two lines, the moment in epoch
 * milliseconds and the account.
 */
public final class HostPauses implements QuotaPauses {
    private static final String ENDING = ".until";

    private final Path directory;

    public HostPauses(Path directory) {
        this.directory = directory;
    }

    @Override
    public void begin(String account, Instant until) {
        if (read(file(account)).filter(known -> !known.until().isBefore(until)).isPresent()) {
            return;
        }
        try {
            Files.createDirectories(directory);
            String text = "%d%n%s%n".formatted(until.toEpochMilli(), account);
            DurableFile.replace(file(account), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below " + directory, e);
        }
    }

    @Override
    public Optional<Instant> of(String account, Instant now) {
        return read(file(account)).map(Pause::until).filter(now::isBefore);
    }

    @Override
    public List<Pause> all(Instant now) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return QuotaPauses.lasting(
                    files.filter(file -> file.toString().endsWith(ENDING)).flatMap(file -> read(file).stream()), now);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + directory, e);
        }
    }

    @Override
    public boolean end(String account, Instant now) {
        boolean lasts = of(account, now).isPresent();
        try {
            Files.deleteIfExists(file(account));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file(account), e);
        }
        return lasts;
    }

    private static Optional<Pause> read(Path file) {
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return lines.size() < 2
                    ? Optional.empty()
                    : Optional.of(new Pause(lines.get(1), Instant.ofEpochMilli(Long.parseLong(lines.get(0)))));
        } catch (IOException | NumberFormatException unreadable) {
            throw new IllegalStateException("not the end of a pause: %s".formatted(file), unreadable);
        }
    }

    private Path file(String account) {
        return directory.resolve(EncodedId.of(account).value() + ENDING);
    }
}
