package io.trackyard.voice;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.git.EncodedId;
import io.trackyard.mail.Message;
import io.trackyard.runfiles.DurableFile;
import io.trackyard.runfiles.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the agents of a run have written to each other and to its coordinator, kept with the run on the host that they work
 * on. A message is there, whole and on the disk, once its sender is told so, and is never changed; who has acknowledged it
 * is written beside it.
 */
public final class AgentMail {
    /** What one run may fill a disk and a person's screen with. */
    static final int MOST_MESSAGES = 1_000;

    private static final ObjectMapper JSON = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE);
    private static final String MESSAGE = ".json";

    private final Path directory;

    public AgentMail(RunDirectory run) {
        this.directory = run.mail();
    }

    /** A message, and the number by which it is acknowledged: its place in the order in which they were sent, from 1. */
    public record Numbered(int number, Message message) {}

    /**
     * Keeps a message.
     *
     * @return its number; empty where there are too many
     */
    OptionalInt send(Message message) {
        Path aside = directory.resolve(UUID.randomUUID() + ".new");
        try {
            Files.createDirectories(directory.resolve("acknowledged"));
            DurableFile.replace(
                    aside, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(KeptMessage.of(message)));
            try {
                return take(aside);
            } finally {
                Files.deleteIfExists(aside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below " + directory, e);
        }
    }

    /** The next number that is free, whoever else takes one at that moment. */
    private OptionalInt take(Path aside) throws IOException {
        for (int number = numbers().size() + 1; number <= MOST_MESSAGES; number++) {
            try {
                Files.createLink(directory.resolve(number + MESSAGE), aside);
                return OptionalInt.of(number);
            } catch (FileAlreadyExistsException taken) {
                continue;
            }
        }
        return OptionalInt.empty();
    }

    /** All messages, in the order in which they were sent. */
    public List<Numbered> all() {
        return numbers().stream()
                .map(number -> new Numbered(number, read(number)))
                .toList();
    }

    /** What an agent was sent and has not acknowledged, in the order in which it was sent. */
    List<Numbered> inbox(String agent) {
        return numbers().stream()
                .filter(number -> !Files.exists(acknowledgement(number, agent)))
                .map(number -> new Numbered(number, read(number)))
                .filter(kept -> kept.message().isFor(agent))
                .toList();
    }

    /**
     * An agent has read a message; twice is once.
     *
     * @return false where it was sent none of that number
     */
    boolean acknowledge(int number, String agent) {
        if (!Files.exists(directory.resolve(number + MESSAGE)) || !read(number).isFor(agent)) {
            return false;
        }
        try {
            Files.createFile(acknowledgement(number, agent));
        } catch (FileAlreadyExistsException before) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below " + directory, e);
        }
        return true;
    }

    private Path acknowledgement(int number, String agent) {
        return directory
                .resolve("acknowledged")
                .resolve(number + "." + EncodedId.of(agent).value());
    }

    private List<Integer> numbers() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d{1,9}\\" + MESSAGE))
                    .map(name -> Integer.valueOf(name.substring(0, name.length() - MESSAGE.length())))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }

    private Message read(int number) {
        Path file = directory.resolve(number + MESSAGE);
        try {
            return JSON.readValue(file.toFile(), KeptMessage.class).message();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
