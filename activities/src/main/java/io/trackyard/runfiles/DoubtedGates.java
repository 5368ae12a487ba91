package io.trackyard.runfiles;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.stream.Stream;

/**
 * Doubts about commands of a run's gate that passed, each told once, for the report. As {@code gate-doubts.json} in the run's
 * directory, written by whoever holds the merge queue.
 */
public final class DoubtedGates {
    private final JsonFile<List<String>> file;

    public DoubtedGates(RunDirectory directory) {
        this.file = new JsonFile<>(directory.path().resolve("gate-doubts.json"), new TypeReference<>() {});
    }

    /** One line each, in the order in which they came up. */
    public List<String> all() {
        return file.read().orElse(List.of());
    }

    /** Takes note of one; one that is known already is not told again. */
    public void add(String doubt) {
        List<String> known = all();
        if (!known.contains(doubt)) {
            file.write(Stream.concat(known.stream(), Stream.of(doubt)).toList());
        }
    }
}
