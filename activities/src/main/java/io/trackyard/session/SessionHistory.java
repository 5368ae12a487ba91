package io.trackyard.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
     */
    public record Entry(int number, int attempt, SessionOutput output, SessionOutput errors, boolean settled) {}

    /** The sessions, the first started first. Those that ended before anything was recorded are left out. */
    public static List<Entry> of(TaskDirectory task) {
        try {
            List<Entry> entries = new ArrayList<>();
            for (Path path : task.sessions()) {
                SessionDirectory directory = new SessionDirectory(path);
                Optional<SessionRecord> record = directory.read();
                record.ifPresent(known -> entries.add(new Entry(
                        Integer.parseInt(path.getFileName().toString()),
                        known.term().attempt(),
                        new SessionOutput(directory.output()),
                        new SessionOutput(directory.errors()),
                        known.stage() == SessionRecord.Stage.SETTLED)));
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
