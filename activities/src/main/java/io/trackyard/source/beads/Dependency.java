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
 * @param metadata what beads adds to some types
 */
record Dependency(TaskId issue, TaskId on, String type, JsonNode metadata) {
    /** The types that keep an issue from being ready as long as the other is open. */
    private static final Set<String> BLOCKING = Set.of("blocks", "conditional-blocks");

    /** Absent where one of the ids is. */
    static Optional<Dependency> of(JsonNode node) {
        String issue = node.path("issue_id").asText("").strip();
        String on = node.path("depends_on_id").asText("").strip();
        boolean named = isId(issue) && isId(on);
        return named
                ? Optional.of(new Dependency(
                        TaskId.of(issue),
                        TaskId.of(on),
                        node.path("type").asText("blocks"),
                        IssueMetadata.parsed(node.path("metadata"))))
                : Optional.empty();
    }

    private static boolean isId(String text) {
        return !text.isEmpty() && text.length() <= TaskId.LONGEST;
    }

    /** Whether it is the other issue itself that is waited for. */
    boolean isBlocking() {
        return BLOCKING.contains(type)
                || (isForChildren() && metadata.path("also_blocks").asBoolean(false));
    }

    /** Whether the other issue's children are waited for, not that issue. */
    boolean isForChildren() {
        return type.equals("waits-for");
    }

    /** Whether one closed child of the other issue is enough. */
    boolean isMetByOneChild() {
        return metadata.path("gate").asText("").equals("any-children");
    }

    boolean isToParent() {
        return type.equals("parent-child");
    }
}
