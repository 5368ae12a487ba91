package io.trackyard.background.host;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.background.BackgroundStatus;
import io.trackyard.runfiles.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What background tasks there are, in three files for programs that look there: {@code active.json}, {@code
 * completed.json} and {@code failed.json}. They are written and never read: one that somebody removes or edits is written
 * again, and means nothing.
 */
public final class Mirrors {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLACE = "mirrors";
    private static final List<String> NAMES = List.of("active.json", "completed.json", "failed.json");
    private static final int VERSION = 1;

    private final BackgroundDirectory directory;

    public Mirrors(BackgroundDirectory directory) {
        this.directory = directory;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Entry(
            @JsonProperty("id") String id,
            @JsonProperty("agent") @Nullable String agent,
            @JsonProperty("description") String description,
            @JsonProperty("status") String status,
            @JsonProperty("directory") String directory,
            @JsonProperty("queuedAt") String queuedAt,
            @JsonProperty("startedAt") @Nullable String startedAt,
            @JsonProperty("completedAt") @Nullable String completedAt,
            @JsonProperty("result") @Nullable String result,
            @JsonProperty("error") @Nullable String error,
            @JsonProperty("branch") @Nullable String branch) {}

    private record Document(
            @JsonProperty("version") int version,
            @JsonProperty("tasks") List<Entry> tasks) {}

    /** Where they lie: in Trackyard's own directory, unless {@link #moveTo} said another. */
    public Path place() {
        Path named = directory.path().resolve(PLACE);
        try {
            return Files.exists(named) ? Path.of(Files.readString(named).strip()) : directory.path();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + named, e);
        }
    }

    /** From now on they lie there and nowhere else; absent for Trackyard's own directory. */
    public void moveTo(Optional<Path> place) {
        Path before = place();
        Path now = place.orElse(directory.path());
        if (before.equals(now)) {
            return;
        }
        try {
            Files.createDirectories(directory.path());
            DurableFile.replace(directory.path().resolve(PLACE), now.toString().getBytes());
            for (String name : NAMES) {
                Files.deleteIfExists(before.resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot move the mirrors to " + now, e);
        }
    }

    /** Whether somebody removed one. */
    public boolean areIncomplete() {
        Path place = place();
        return NAMES.stream().anyMatch(name -> !Files.exists(place.resolve(name)));
    }

    /**
     * Writes all three.
     *
     * @param pending the names of the tasks that wait, in order
     * @param running the names of those that run
     */
    public void write(List<String> pending, List<String> running) {
        List<Entry> active = new ArrayList<>();
        running.forEach(id -> directory.task(id).ifPresent(files -> active.add(open(files, BackgroundStatus.RUNNING))));
        pending.forEach(id -> directory.task(id).ifPresent(files -> active.add(open(files, BackgroundStatus.PENDING))));
        List<Entry> completed = new ArrayList<>();
        List<Entry> failed = new ArrayList<>();
        for (BackgroundFiles files : directory.all()) {
            files.outcome().ifPresent(outcome -> {
                List<Entry> list = outcome.status() == BackgroundStatus.COMPLETED ? completed : failed;
                list.add(over(files, outcome));
            });
        }
        Path place = place();
        try {
            Files.createDirectories(place);
            DurableFile.replace(place.resolve("active.json"), document(active));
            DurableFile.replace(place.resolve("completed.json"), document(completed));
            DurableFile.replace(place.resolve("failed.json"), document(failed));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the mirrors in " + place, e);
        }
    }

    private static Entry open(BackgroundFiles files, BackgroundStatus status) {
        BackgroundCard card = files.card();
        return new Entry(
                card.id(),
                card.work().kind(),
                card.title(),
                status.word(),
                card.work().directory(),
                time(card.submission().at()),
                null,
                null,
                null,
                null,
                null);
    }

    private static Entry over(BackgroundFiles files, LaunchOutcome outcome) {
        BackgroundCard card = files.card();
        return new Entry(
                card.id(),
                card.work().kind(),
                card.title(),
                outcome.status().word(),
                card.work().directory(),
                time(card.submission().at()),
                outcome.started() == 0 ? null : time(outcome.started()),
                time(outcome.ended()),
                outcome.error() == null ? files.result() : null,
                outcome.error(),
                outcome.branch());
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    private static byte[] document(List<Entry> tasks) throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(new Document(VERSION, tasks));
    }
}
