package io.trackyard.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.process.Command;
import io.trackyard.process.Fence;
import io.trackyard.process.ProcessIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of one session, which its supervisor writes and any worker reads. */
final class SessionDirectory {
    /** The supervisor's own exit code, for an agent that could not be identified. */
    static final int SET_UP_FAILED = 125;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern RESULT = Pattern.compile("(?:exit )?rc=(?<code>\\d+) end=(?<end>\\d+)");

    private static final Pattern IDENTITY = Pattern.compile("^namespace=.*\\n\\z", Pattern.MULTILINE);

    private final Path path;

    SessionDirectory(Path path) {
        this.path = path;
    }

    /** What the supervisor recorded of the end. */
    record Result(int code, Instant endedAt) {}

    Path path() {
        return path;
    }

    Path output() {
        return path.resolve("out");
    }

    Path errors() {
        return path.resolve("err");
    }

    /** Puts in place what the supervisor needs. */
    void prepare(byte[] prompt) throws IOException {
        Files.write(path.resolve("prompt.md"), prompt);
        Files.writeString(path.resolve("supervisor.sh"), Script.SUPERVISOR.text());
        Files.createFile(output());
        Files.createFile(errors());
    }

    /** The record; empty where the crash came before it was written, and so before anything was started. */
    Optional<SessionRecord> read() throws IOException {
        try (InputStream stream = Files.newInputStream(path.resolve("session.json"))) {
            return Optional.of(JSON.readValue(stream, SessionRecord.class));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /** Writes the record aside, onto the disk, and into its place, if the fence lets it through. */
    SessionRecord write(SessionRecord record, Fence fence) throws IOException {
        // a name of its own: who started it and who attaches at that moment may both write
        Path aside = Files.createTempFile(path, "session", ".json");
        try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            ByteBuffer bytes =
                    ByteBuffer.wrap(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(record));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        try {
            fence.demand(Command.of(
                    "mv",
                    "-f",
                    "--",
                    aside.toString(),
                    path.resolve("session.json").toString()));
        } finally {
            Files.deleteIfExists(aside);
        }
        return record;
    }

    Optional<ProcessIdentity> supervisor() throws IOException {
        return identity("supervisor");
    }

    Optional<ProcessIdentity> agent() throws IOException {
        return identity("agent");
    }

    /** A symbolic link whose text is the result; with no inode left, a file whose name is. */
    Optional<Result> result() throws IOException {
        Path link = path.resolve("exit");
        if (Files.isSymbolicLink(link)) {
            return parse(Files.readSymbolicLink(link).toString());
        }
        try (DirectoryStream<Path> named = Files.newDirectoryStream(path, "exit *")) {
            for (Path file : named) {
                return parse(file.getFileName().toString());
            }
        }
        return Optional.empty();
    }

    /** When the output was written to last, or the directory made where there is none. */
    Instant lastOutputAt() throws IOException {
        Path last = Files.exists(output(), LinkOption.NOFOLLOW_LINKS) ? output() : path;
        return Files.getLastModifiedTime(last).toInstant();
    }

    /** Written in one go: as long as its last line is not ended, it is not there. */
    private Optional<ProcessIdentity> identity(String file) throws IOException {
        String text;
        try {
            text = Files.readString(path.resolve(file));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        if (!IDENTITY.matcher(text).find()) {
            return Optional.empty();
        }
        Properties fields = new Properties();
        fields.load(new StringReader(text));
        return Optional.of(new ProcessIdentity(
                Long.parseLong(fields.getProperty("pid")),
                fields.getProperty("start").strip(),
                fields.getProperty("boot"),
                fields.getProperty("namespace", "")));
    }

    private static Optional<Result> parse(String text) {
        Matcher result = RESULT.matcher(text);
        return result.matches()
                ? Optional.of(new Result(
                        Integer.parseInt(result.group("code")),
                        Instant.ofEpochSecond(Long.parseLong(result.group("end")))))
                : Optional.empty();
    }
}
