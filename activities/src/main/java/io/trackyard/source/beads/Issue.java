package io.trackyard.source.beads;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackyard.plan.PlanFaults;
import io.trackyard.plan.Position;
import io.trackyard.plan.TaskId;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One issue as beads writes it. Read tolerantly: which keys are there, and whether an empty one is absent, null or an
 * empty text, differs between beads' own export, its backups and older versions.
 *
 * @param id its {@code id}
 * @param fields all of it
 * @param position where it stands; absent where beads' program told it
 */
record Issue(TaskId id, JsonNode fields, @Nullable Position position) {
    private static final Set<String> TEXTS = Set.of("description", "design", "acceptance_criteria", "notes");
    private static final Set<String> ENDED = Set.of("closed", "tombstone");

    /** The value as text, stripped; empty where there is none. */
    String text(String key) {
        return fields.path(key).asText("").strip();
    }

    String title() {
        return text("title");
    }

    String assignee() {
        return text("assignee");
    }

    /** What of it cannot be right, worded by {@link String#format}. */
    Problem fault(String format, Object... arguments) {
        String what = format.formatted(arguments);
        return position == null
                ? Problem.of(Fault.USER, "unreadable")
                        .what("%s: %s", id, what)
                        .task(id.text())
                        .build()
                : PlanFaults.unreadable(position.file(), position.line(), what);
    }

    String status() {
        String status = text("status");
        return status.isEmpty() ? "open" : status;
    }

    String type() {
        String type = text("issue_type");
        return type.isEmpty() ? "task" : type;
    }

    boolean isEpic() {
        return type().equals("epic");
    }

    /** Whether nothing is left to do: closed, or deleted and kept as a tombstone. */
    boolean hasEnded() {
        return ENDED.contains(status());
    }

    /** Whether it says more than its title. */
    boolean hasText() {
        return TEXTS.stream().anyMatch(key -> !text(key).isEmpty());
    }

    /** Whether somebody put it up to be seen; it is no work then, and keeps nothing waiting. */
    boolean isPinned() {
        return status().equals("pinned") || flag("pinned");
    }

    /** A flag; a backup writes it as a number. */
    boolean flag(String key) {
        JsonNode flag = fields.path(key);
        return flag.asBoolean(false) || flag.asInt(0) != 0;
    }

    List<String> labels() {
        return StreamSupport.stream(fields.path("labels").spliterator(), false)
                .map(label -> label.asText(""))
                .toList();
    }

    /** A moment, whichever of beads' forms it has: with {@code Z}, or with an offset and nanoseconds. */
    Optional<OffsetDateTime> moment(String key) {
        try {
            return text(key).isEmpty() ? Optional.empty() : Optional.of(OffsetDateTime.parse(text(key)));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty(); // shown to people only, so that nothing depends on it
        }
    }

    /** What it depends on, as far as that stands in the issue itself. */
    Stream<Dependency> dependencies() {
        return StreamSupport.stream(fields.path("dependencies").spliterator(), false)
                .flatMap(node -> Dependency.of(node).stream());
    }
}
