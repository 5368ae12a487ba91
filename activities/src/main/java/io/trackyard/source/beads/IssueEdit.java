package io.trackyard.source.beads;

import io.trackyard.plan.TaskId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Changes the line of an issue as beads itself would write it. */
final class IssueEdit {
    /** The order in which beads writes what is changed here, and what may stand between. */
    private static final List<String> ORDER = List.of(
            "_type",
            "id",
            "content_hash",
            "title",
            "description",
            "design",
            "acceptance_criteria",
            "notes",
            "spec_id",
            "status",
            "priority",
            "issue_type",
            "assignee",
            "owner",
            "estimated_minutes",
            "created_at",
            "created_by",
            "updated_at",
            "started_at",
            "closed_at",
            "close_reason",
            "closed_by_session",
            "due_at",
            "defer_until",
            "external_ref",
            "source_system",
            "source_repo",
            "metadata",
            "labels",
            "dependencies");

    private final Instant now;

    /** @param now when it is changed; beads has whole seconds */
    IssueEdit(Instant now) {
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    JsonLine changed(JsonLine line, Issue issue, IssueChange change) {
        JsonLine edited = line;
        if (change.status() != null) {
            edited = status(edited, change.status(), change.reason());
        }
        if (change.assignee() != null) {
            edited = change.assignee().isEmpty()
                    ? edited.without("assignee")
                    : withText(edited, "assignee", change.assignee());
        }
        if (!change.note().isEmpty()) {
            String notes = issue.text("notes");
            edited = withText(edited, "notes", notes.isEmpty() ? change.note() : notes + "\n" + change.note());
        }
        return withText(edited, "updated_at", now.toString());
    }

    /** The line with one more dependency of the issue that blocks it. */
    JsonLine blockedBy(JsonLine line, TaskId issue, TaskId blocker, String actor) {
        String dependency = dependency(issue, blocker, "blocks", actor).text();
        String others = line.value("dependencies")
                .filter(list -> list.startsWith("["))
                .map(list -> list.substring(1, list.length() - 1).strip())
                .orElse("");
        String all = others.isEmpty() ? dependency : others + "," + dependency;
        return withText(
                line.with("dependencies", "[" + all + "]", before("dependencies")), "updated_at", now.toString());
    }

    /** An edge as an element of {@code dependencies}. */
    JsonLine dependency(TaskId issue, TaskId on, String type, String actor) {
        JsonLine edge = new JsonLine("{}");
        List<String> order = List.of("issue_id", "depends_on_id", "type", "created_at", "created_by");
        List<String> values = List.of(issue.text(), on.text(), type, now.toString(), actor);
        for (int index = 0; index < order.size(); index++) {
            edge = edge.withText(order.get(index), values.get(index), order.subList(0, index));
        }
        return edge;
    }

    /** The line with who made it and when. */
    JsonLine created(JsonLine line, String actor) {
        JsonLine dated = withText(line, "created_at", now.toString());
        return withText(withText(dated, "created_by", actor), "updated_at", now.toString());
    }

    /** A field with a text, where beads would write it. */
    JsonLine withText(JsonLine line, String key, String value) {
        return line.withText(key, value, before(key));
    }

    List<String> before(String key) {
        return ORDER.subList(0, ORDER.indexOf(key));
    }

    private JsonLine status(JsonLine line, String status, String reason) {
        JsonLine edited = withText(line, "status", status);
        if (status.equals("closed")) {
            return withText(withText(edited, "closed_at", now.toString()), "close_reason", reason);
        }
        edited = edited.without("closed_at").without("close_reason");
        boolean started =
                line.value("started_at").filter(value -> !value.equals("null")).isPresent();
        return status.equals("in_progress") && !started ? withText(edited, "started_at", now.toString()) : edited;
    }
}
