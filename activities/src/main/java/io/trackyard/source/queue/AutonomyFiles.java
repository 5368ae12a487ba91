package io.trackyard.source.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.source.text.Faults;
import io.trackyard.source.text.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The settings files of the system that queues come from, in all the places its releases have had for them.
 *
 * @param settings the strongest first: the project's, the person's, the defaults
 * @param tracking the strongest file that says where items are kept
 * @param faults what cannot be read
 */
record AutonomyFiles(List<Document> settings, Optional<Document> tracking, List<Problem> faults) {
    /** As releases before and after the renaming of the system look for them, in their order. */
    private static final List<String> OF_THE_PROJECT = List.of(
            ".ica/config.json",
            "ica.config.json",
            ".codex/ica.config.json",
            ".claude/ica.config.json",
            ".icc/config.json",
            "icc.config.json",
            ".claude/icc.config.json");

    private static final List<String> DEFAULTS = List.of("ica.config.default.json", "icc.config.default.json");
    private static final String TRACKING = "tracking.config.json";
    private static final List<String> HOMES = List.of(".codex", ".claude");

    private static final JsonMapper JSON = new JsonMapper();

    /** A file and what stands in it. */
    record Document(SourceFile file, JsonNode root, boolean isDefault) {}

    static AutonomyFiles read(Path repository, Map<String, String> environment) {
        List<Problem> faults = new ArrayList<>();
        List<Path> homes = homes(environment);
        Stream<Path> project = OF_THE_PROJECT.stream().map(repository::resolve);
        Stream<Path> person = homes.stream()
                .flatMap(home -> Stream.of("ica.config.json", "icc.config.json").map(home::resolve));
        Stream<Path> tracking = Stream.concat(
                Stream.of(repository.resolve(".agent").resolve(TRACKING)),
                homes.stream().map(home -> home.resolve(TRACKING)));
        List<Document> settings = Stream.concat(
                        documents(repository, Stream.concat(project, person), false, faults),
                        documents(repository, DEFAULTS.stream().map(repository::resolve), true, faults))
                .toList();
        return new AutonomyFiles(
                settings, documents(repository, tracking, false, faults).findFirst(), List.copyOf(faults));
    }

    private static List<Path> homes(Map<String, String> environment) {
        List<Path> homes = new ArrayList<>();
        Optional.ofNullable(environment.get("ICA_HOME"))
                .filter(named -> !named.isBlank())
                .map(Path::of)
                .ifPresent(homes::add);
        Optional.ofNullable(environment.get("HOME"))
                .filter(home -> !home.isBlank())
                .map(Path::of)
                .ifPresent(home -> HOMES.forEach(name -> homes.add(home.resolve(name))));
        return homes;
    }

    private static Stream<Document> documents(
            Path repository, Stream<Path> places, boolean isDefault, List<Problem> faults) {
        return places.filter(Files::isRegularFile)
                .map(path -> SourceFile.of(repository, path))
                .flatMap(file -> root(file, faults).map(root -> new Document(file, root, isDefault)).stream());
    }

    private static Optional<JsonNode> root(SourceFile file, List<Problem> faults) {
        try {
            return Optional.of(JSON.readTree(file.text()));
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            Faults found = new Faults(file.name());
            found.add(
                    Math.max(1, line),
                    "not JSON: %s",
                    broken.getOriginalMessage().lines().findFirst().orElse(""));
            faults.addAll(found.all());
        } catch (ProblemException unreadable) {
            faults.add(unreadable.problem());
        }
        return Optional.empty();
    }
}
