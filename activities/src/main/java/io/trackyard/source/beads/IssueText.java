package io.trackyard.source.beads;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trackyard.plan.TaskId;
import io.trackyard.source.FixTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The text of a file of issues while it is changed. Lines that nothing is changed in stay as they are, byte for byte. */
final class IssueText {
    private static final JsonMapper JSON = new JsonMapper();

    private final List<String> lines;
    private final Map<TaskId, Issue> issues = new LinkedHashMap<>();
    private final List<Dependency> dependencies;
    private final IssueEdit edit;
    private final String actor;

    /** @param found what the text says */
    IssueText(String text, Issues found, IssueEdit edit, String actor) {
        this.lines = new ArrayList<>(IssueLines.split(text));
        this.dependencies = new ArrayList<>(found.dependencies());
        this.edit = edit;
        this.actor = actor;
        found.all().forEach(issue -> issues.put(issue.id(), issue));
    }

    String text() {
        return String.join("", lines);
    }

    void change(IssueChange change) {
        Issue issue = Objects.requireNonNull(issues.get(change.issue()), "what is changed is there");
        put(issue, edit.changed(line(issue), issue, change));
    }

    /** The id of the issue, which is added where it is not there yet. */
    TaskId add(NewIssue added) {
        return issues.values().stream()
                .filter(added::is)
                .map(Issue::id)
                .findFirst()
                .orElseGet(() -> append(added));
    }

    /** Lets an issue wait for another, where it is open and does not wait for it already. */
    void block(TaskId waiting, TaskId blocker) {
        Issue issue = issues.get(waiting);
        boolean waits = dependencies.stream()
                .anyMatch(edge -> edge.issue().equals(waiting) && edge.on().equals(blocker) && edge.isBlocking());
        if (issue != null && !issue.hasEnded() && !waits) {
            put(issue, edit.blockedBy(line(issue), waiting, blocker, actor));
        }
    }

    private TaskId append(NewIssue added) {
        TaskId id = NewId.of(added.key(), issues.keySet());
        FixTask fix = added.fix();
        JsonLine line = edit.withText(new JsonLine("{}"), "id", id.text());
        line = edit.withText(line, "title", fix.title());
        line = edit.withText(line, "description", fix.text());
        line = edit.withText(line, "status", "open");
        line = line.with("priority", Integer.toString(fix.priority()), edit.before("priority"));
        line = edit.withText(line, "issue_type", NewIssue.TYPE);
        line = edit.created(line, actor);
        line = edit.withText(line, "external_ref", added.key());
        line = line.with("labels", "[\"" + NewIssue.LABEL + "\"]", edit.before("labels"));
        if (fix.foundIn().isPresent()) {
            JsonLine origin = edit.dependency(id, fix.foundIn().get(), "discovered-from", actor);
            line = line.with("dependencies", "[" + origin.text() + "]", edit.before("dependencies"));
        }
        endLastLine();
        lines.add(line.text() + lineEnd());
        issues.put(id, new Issue(id, parsed(line), null));
        return id;
    }

    private void put(Issue issue, JsonLine line) {
        int index = index(issue);
        lines.set(index, line.text() + end(lines.get(index)));
        issues.put(issue.id(), new Issue(issue.id(), parsed(line), issue.position()));
    }

    private JsonLine line(Issue issue) {
        String line = lines.get(index(issue));
        return new JsonLine(line.substring(0, line.length() - end(line).length()));
    }

    private static int index(Issue issue) {
        return Objects.requireNonNull(issue.position(), "it stands in a file").line() - 1;
    }

    private void endLastLine() {
        int last = lines.size() - 1;
        String line = lines.get(last);
        if (!line.isEmpty() && end(line).isEmpty()) {
            lines.set(last, line + lineEnd());
        }
    }

    /** As the first line ends. */
    private String lineEnd() {
        return lines.get(0).endsWith("\r\n") ? "\r\n" : "\n";
    }

    private static String end(String line) {
        return line.endsWith("\r\n") ? "\r\n" : line.endsWith("\n") ? "\n" : "";
    }

    private static JsonNode parsed(JsonLine line) {
        try {
            return JSON.readTree(line.text());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an edit broke the line " + line.text(), impossible);
        }
    }
}
