package io.trackyard.runfiles;

import com.fasterxml.jackson.core.type.TypeReference;
import io.trackyard.session.TaskDirectory;
import java.util.Optional;

/** Reads and writes what is known of one round of a calibration. */
public final class CalibrationFiles {
    private final TaskDirectory directory;
    private final JsonFile<CalibrationRecord> file;

    public CalibrationFiles(TaskDirectory directory) {
        this.directory = directory;
        this.file = new JsonFile<>(directory.file("calibration.json"), new TypeReference<>() {});
    }

    public TaskDirectory directory() {
        return directory;
    }

    /** Empty before the commands have passed or found something. */
    public Optional<CalibrationRecord> read() {
        return file.read();
    }

    /** Returns what was written, which a crash at any moment leaves whole or not there. */
    public CalibrationRecord write(CalibrationRecord record) {
        file.write(record);
        return record;
    }
}
