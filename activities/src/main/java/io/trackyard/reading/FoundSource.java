package io.trackyard.reading;

import io.trackyard.source.TaskSource;

/**
 * Tasks that a repository holds, found by looking.
 *
 * @param name that of their form and profile: {@code "beads"}
 * @param description what is read, for people: {@code "beads · .beads/issues.jsonl"}
 * @param place what {@code --source} takes
 */
public record FoundSource(String name, String description, String place) {
    static FoundSource of(TaskSource source) {
        return new FoundSource(source.name(), source.describe(), source.file().name());
    }
}
