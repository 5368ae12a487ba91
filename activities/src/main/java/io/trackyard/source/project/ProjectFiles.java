package io.trackyard.source.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files at the root of a project, by which its tools are known. What cannot be read is as if it were not there. */
public final class ProjectFiles {
    private static final JsonMapper JSON = new JsonMapper();

    /** More than any file that a person writes for a build tool. */
    private static final long LARGEST = 4L << 20;

    private final Path root;

    /** @param root where the tools are run */
    public ProjectFiles(Path root) {
        this.root = root;
    }

    public boolean has(String file) {
        return Files.isRegularFile(root.resolve(file));
    }

    public boolean isExecutable(String file) {
        return has(file) && Files.isExecutable(root.resolve(file));
    }

    public boolean hasDirectory(String name) {
        return Files.isDirectory(root.resolve(name));
    }

    /** Whether a file or directory with that end of its name is there. */
    public boolean hasEnding(String ending) {
        try (Stream<Path> files = Files.list(root)) {
            return files.anyMatch(file -> file.getFileName().toString().endsWith(ending));
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** The text of a file; empty where it is not there. */
    public String text(String file) {
        try {
            Path path = root.resolve(file);
            return Files.isRegularFile(path) && Files.size(path) <= LARGEST
                    ? new String(Files.readAllBytes(path), StandardCharsets.UTF_8)
                    : "";
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** Whether a Makefile or Justfile has a rule for the target. */
    boolean hasTarget(String file, String target) {
        return Pattern.compile("(?m)^" + target + "\\b[^\\n:=]*:(?!=)")
                .matcher(text(file))
                .find();
    }

    /** What a {@code package.json} or {@code composer.json} runs under that name. */
    Optional<String> script(String file, String name) {
        JsonNode script = json(file).path("scripts").path(name);
        boolean says = script.isTextual() ? !script.asText().isBlank() : script.isArray() && !script.isEmpty();
        return says ? Optional.of(script.isTextual() ? script.asText() : script.toString()) : Optional.empty();
    }

    private JsonNode json(String file) {
        try {
            return JSON.readTree(text(file));
        } catch (JsonProcessingException broken) {
            return MissingNode.getInstance(); // its own tool will say so
        }
    }
}
