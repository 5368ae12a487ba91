package io.trackyard.display;

import java.util.List;
import java.util.Optional;

/**
 * What became of a first {@code trackyard.yaml}, as it is shown.
 *
 * @param path where it lies, or would
 * @param written whether it was written
 * @param backup under which name the old one is kept
 * @param text what it holds
 */
public record InitOutline(String path, boolean written, Optional<String> backup, String text, Found found) {

    /**
     * What was found.
     *
     * @param sources tasks in the files of other systems
     * @param agents names of agents on PATH
     * @param client the one of them that the text names; empty where a person has to name one
     */
    public record Found(
            List<Source> sources,
            List<String> verify,
            List<String> setup,
            List<String> copy,
            List<String> shared,
            List<String> agents,
            Optional<String> client) {}

    /**
     * Tasks that were found.
     *
     * @param name their form
     * @param description for people
     * @param place what {@code --source} takes
     */
    public record Source(String name, String description, String place) {}
}
