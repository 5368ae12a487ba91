package io.trackyard.source.beads;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackyard.plan.TaskId;
import java.util.Optional;
import java.util.Set;

/**
 * One edge between beads issues.
 *
 * @param issue what depends
 * @param on what it depends on; for {@code parent-child} the parent
 * @param type one of beads' types, or any other word
 */
record Dependency(TaskId issue, TaskId on, String type) {
    /** The types that keep an issue from being ready; all but {@code parent-child} of those beads names. */
    private static final Set<String> BLOCKING = Set.of("blocks", "conditional-blocks", "waits-for");

    /** Absent where one of the ids is. */
    static Optional<Dependency> of(JsonNode node) {
        String issue = node.path("issue_id").asText("").strip();
        String on = node.path("depends_on_id").asText("").strip();
        boolean named = isId(issue) && isId(on);
        return named
                ? Optional.of(new Dependency(
                        TaskId.of(issue), TaskId.of(on), node.path("type").asText("blocks")))
                : Optional.empty();
    }

    private static boolean isId(String text) {
        return !text.isEmpty() && text.length() <= TaskId.LONGEST;
    }

    boolean isBlocking() {
        return BLOCKING.contains(type);
    }

    boolean isToParent() {
        return type.equals("parent-child");
    }
}
