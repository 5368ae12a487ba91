package io.trackyard.background.host;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.runfiles.DurableFile;
import io.trackyard.runfiles.RunEnvironment;
import io.trackyard.session.TaskDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files of one background task. Its layout is a contract: {@code docs/contracts.md}. */
public final class BackgroundFiles {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final String CARD = "task.json";
    private static final String PROMPT = "prompt.md";
    private static final String ENVIRONMENT = "environment.json";
    private static final String OUTCOME = "outcome.json";
    private static final String RESULT = "result";
    private static final String BEFORE = "before.json";

    private final Path path;

    BackgroundFiles(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    /** Its sessions and its epoch. */
    public TaskDirectory sessions() {
        return TaskDirectory.at(path);
    }

    /** The worktree of a task that edits. */
    Path worktree() {
        return path.resolve("worktree");
    }

    public BackgroundCard card() {
        return read(CARD, BackgroundCard.class)
                .orElseThrow(() -> new IllegalStateException("a task's directory holds a task: " + path));
    }

    /** Writes what a launch needs; the card last, since it is what makes it one. */
    void write(BackgroundCard card, String prompt, RunEnvironment environment) {
        environment.write(path.resolve(ENVIRONMENT));
        write(PROMPT, prompt.getBytes(StandardCharsets.UTF_8));
        write(CARD, json(card));
    }

    /** What its agent is told. */
    public String prompt() {
        return text(PROMPT).orElse("");
    }

    RunEnvironment environment() {
        return RunEnvironment.read(path.resolve(ENVIRONMENT));
    }

    /** What came of the launch that is on the card; absent as long as it goes on. */
    public Optional<LaunchOutcome> outcome() {
        return outcome(card().launch());
    }

    Optional<LaunchOutcome> outcome(int launch) {
        return read(OUTCOME, LaunchOutcome.class).filter(outcome -> outcome.launch() == launch);
    }

    /** Returns what was written. The result, if there is one, was written before. */
    LaunchOutcome write(LaunchOutcome outcome) {
        write(OUTCOME, json(outcome));
        return outcome;
    }

    /** The end of what the agent of the launch that has ended printed. */
    public String result() {
        return text(RESULT).orElse("");
    }

    void writeResult(String text) {
        write(RESULT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** What was seen before the session of a launch. */
    Optional<SeenBefore> seenBefore(int launch) {
        return read(BEFORE, SeenBefore.class).filter(seen -> seen.launch() == launch);
    }

    void write(SeenBefore seen) {
        write(BEFORE, json(seen));
    }

    private <T> Optional<T> read(String name, Class<T> type) {
        Path file = path.resolve(name);
        try {
            return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), type)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private Optional<String> text(String name) {
        Path file = path.resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private void write(String name, byte[] content) {
        try {
            DurableFile.replace(path.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below " + path, e);
        }
    }

    private static byte[] json(Object content) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
