package io.trackyard.session;

import io.trackyard.process.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The sessions a task has had, for people who want to read what its agent printed. */
public final class SessionHistory {
    private SessionHistory() {}

    /**
     * A session of the past or the present.
     *
     * @param number its directory's, from 1
     * @param attempt the ledger's number of the attempt
     * @param output what its agent printed
     * @param errors what its agent printed on standard error
     * @param settled whether it is over and booked
     * @param course when it ran, and how it ended
     */
    public record Entry(
            int number, int attempt, SessionOutput output, SessionOutput errors, boolean settled, Course course) {}

    /**
     * When a session ran.
     *
     * @param ended empty as long as it lives; of one that left no result, when something came from it last
     * @param exit its agent's exit code; empty where none was recorded
     * @param endedFor why Trackyard ended it; empty where it did not
     */
    public record Course(
            Instant started, Optional<Instant> ended, Optional<Integer> exit, Optional<EndReason> endedFor) {}

    /** Why Trackyard ended the newest session; empty where it did not. */
    public static Optional<EndReason> lastEnd(TaskDirectory task) {
        try {
            Optional<SessionDirectory> latest = task.latest();
            return latest.isPresent()
                    ? latest.get().read().map(record -> record.progress().endReason())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The private directory of the newest session. */
    public static Optional<Path> newest(TaskDirectory task) {
        try {
            return task.latest().map(SessionDirectory::path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The private directories of the sessions that are over and booked, the first started first. */
    public static List<Path> settled(TaskDirectory task) {
        try {
            List<Path> settled = new ArrayList<>();
            for (Path path : task.sessions()) {
                if (new SessionDirectory(path)
                        .read()
                        .filter(record -> record.stage() == SessionRecord.Stage.SETTLED)
                        .isPresent()) {
                    settled.add(path);
                }
            }
            return settled;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the newest session lives. */
    public static boolean isAlive(TaskDirectory task) {
        try {
            Optional<SessionDirectory> latest = task.latest();
            return latest.isPresent() && isAlive(latest.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a session lives; {@code session}: its private directory, which may be gone. */
    public static boolean isAlive(Path session) {
        try {
            return Files.isDirectory(session) && isAlive(new SessionDirectory(session));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAlive(SessionDirectory session) throws IOException {
        return Stream.of(session.supervisor(), session.agent())
                .flatMap(Optional::stream)
                .anyMatch(ProcessIdentity::isAlive);
    }

    private static Course course(SessionDirectory directory, SessionRecord record) throws IOException {
        Instant started = Instant.ofEpochMilli(record.term().startedAt());
        Optional<SessionDirectory.Result> result = directory.result();
        Optional<Instant> ended = result.map(SessionDirectory.Result::endedAt);
        if (ended.isEmpty() && !isAlive(directory)) {
            ended = Optional.of(directory.lastOutputAt());
        }
        return new Course(
                started,
                // the end is recorded in whole seconds
                ended.map(end -> end.isBefore(started) ? started : end),
                result.map(SessionDirectory.Result::code),
                Optional.ofNullable(record.progress().endReason()));
    }

    /** The sessions, the first started first. Those that ended before anything was recorded are left out. */
    public static List<Entry> of(TaskDirectory task) {
        try {
            List<Entry> entries = new ArrayList<>();
            for (Path path : task.sessions()) {
                SessionDirectory directory = new SessionDirectory(path);
                Optional<SessionRecord> record = directory.read();
                if (record.isPresent()) {
                    entries.add(new Entry(
                            Integer.parseInt(path.getFileName().toString()),
                            record.get().term().attempt(),
                            new SessionOutput(directory.output()),
                            new SessionOutput(directory.errors()),
                            record.get().stage() == SessionRecord.Stage.SETTLED,
                            course(directory, record.get())));
                }
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
