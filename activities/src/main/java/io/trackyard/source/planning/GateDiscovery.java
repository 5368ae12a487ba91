package io.trackyard.source.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.trackyard.plan.Check;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What builds and what tests a project, found as users of planning directories expect: what the settings name, else an
 * Xcode project, a Makefile, a Justfile, else what the language is built with. Build comes first. The commands are shown
 * before a run is confirmed.
 */
final class GateDiscovery {
    private static final JsonMapper JSON = new JsonMapper();

    /** What {@code npm init} writes, which only fails. */
    private static final String NO_TEST = "no test specified";

    private final Path root;
    private final PlanningConfig config;

    private GateDiscovery(Path root, PlanningConfig config) {
        this.root = root;
        this.config = config;
    }

    /**
     * The commands, each with 300 s; none where nothing was found.
     *
     * @param root where they are run
     */
    static List<Check> of(Path root, PlanningConfig config) {
        GateDiscovery found = new GateDiscovery(root, config);
        return Stream.of(found.build(), found.test())
                .flatMap(Optional::stream)
                .distinct()
                .map(Check::of)
                .toList();
    }

    private Optional<String> build() {
        return config.buildCommand()
                .or(() -> xcode("xcodebuild build"))
                .or(() -> target("Makefile", "build", "make build"))
                .or(() -> target("Justfile", "build", "just build"))
                .or(() -> target("justfile", "build", "just build"))
                .or(() -> where("Cargo.toml", "cargo build"))
                .or(() -> where("go.mod", "go build ./..."))
                .or(() -> script("build").map(script -> "npm run build"));
    }

    private Optional<String> test() {
        return config.testCommand()
                .or(() -> xcode("xcodebuild test"))
                .or(() -> target("Makefile", "test", "make test"))
                .or(() -> target("Justfile", "test", "just test"))
                .or(() -> target("justfile", "test", "just test"))
                .or(() -> script("test")
                        .filter(script -> !script.contains(NO_TEST))
                        .map(script -> "npm test"))
                .or(() -> where("Cargo.toml", "cargo test"))
                .or(() -> where("go.mod", "go test ./..."))
                .or(() -> where("pyproject.toml", "python -m pytest"))
                .or(() -> where("requirements.txt", "python -m pytest"));
    }

    private Optional<String> xcode(String command) {
        try (Stream<Path> files = Files.list(root)) {
            return files.anyMatch(file -> file.getFileName().toString().endsWith(".xcodeproj"))
                    ? Optional.of(command)
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<String> target(String file, String target, String command) {
        Pattern rule = Pattern.compile("(?m)^" + target + "\\b[^\\n:=]*:(?!=)");
        return rule.matcher(text(file)).find() ? Optional.of(command) : Optional.empty();
    }

    private Optional<String> where(String file, String command) {
        return Files.isRegularFile(root.resolve(file)) ? Optional.of(command) : Optional.empty();
    }

    private Optional<String> script(String name) {
        JsonNode script = manifest().path("scripts").path(name);
        return script.isTextual() && !script.asText().isBlank() ? Optional.of(script.asText()) : Optional.empty();
    }

    private JsonNode manifest() {
        try {
            return JSON.readTree(text("package.json"));
        } catch (JsonProcessingException broken) {
            return MissingNode.getInstance(); // npm will say so itself
        }
    }

    /** Nothing where the file is not there: a project has one of them at most. */
    private String text(String file) {
        try {
            Path path = root.resolve(file);
            return Files.isRegularFile(path) ? new String(Files.readAllBytes(path), StandardCharsets.UTF_8) : "";
        } catch (IOException unreadable) {
            return "";
        }
    }
}
