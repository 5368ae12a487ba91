package io.trackyard.runfiles;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;

/**
 * The commands of a run's gate that failed before anything was changed, and have not passed since: they do not count. As
 * {@code red-base.json} in the run's directory, written by whoever holds the merge queue.
 */
public final class RedOnBase {
    private final JsonFile<List<String>> file;

    public RedOnBase(RunDirectory directory) {
        this.file = new JsonFile<>(directory.path().resolve("red-base.json"), new TypeReference<>() {});
    }

    /** Whether the base was gated. */
    public boolean isKnown() {
        return file.exists();
    }

    /** None where the base was not gated. */
    public List<String> commands() {
        return file.read().orElse(List.of());
    }

    /** These are red. */
    public void are(List<String> commands) {
        file.write(commands);
    }

    /** This one passed: from now on it counts. */
    public void passed(String command) {
        List<String> red = commands();
        if (red.contains(command)) {
            are(red.stream().filter(other -> !other.equals(command)).toList());
        }
    }
}
