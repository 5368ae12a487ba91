package io.trackyard.source.beads;

import io.trackyard.plan.TaskId;
import org.jspecify.annotations.Nullable;

/**
 * What is changed in one issue.
 *
 * @param issue which
 * @param status its new status; absent where it keeps the one it has
 * @param assignee its new holder, empty for nobody; absent where it keeps the one it has
 * @param note a line to be added to its notes; empty where there is none
 * @param reason why it is closed; empty where it is not
 * @param forced whether it is closed though beads would ask back: somebody else holds it, or it is pinned
 */
record IssueChange(
        TaskId issue, @Nullable String status, @Nullable String assignee, String note, String reason, boolean forced) {

    static IssueChange claim(TaskId issue, String actor) {
        return new IssueChange(issue, "in_progress", actor, "", "", false);
    }

    static IssueChange close(TaskId issue, String reason, boolean forced) {
        return new IssueChange(issue, "closed", null, "", reason, forced);
    }

    /** A person has to look at it: nobody works on it, and beads does not offer it. */
    static IssueChange block(TaskId issue, String note) {
        return new IssueChange(issue, "blocked", "", note, "", false);
    }

    /** Whoever comes next may have it. */
    static IssueChange release(TaskId issue, String note) {
        return new IssueChange(issue, "open", "", note, "", false);
    }

    static IssueChange note(TaskId issue, String note) {
        return new IssueChange(issue, null, null, note, "", false);
    }

    boolean isClosing() {
        return "closed".equals(status);
    }
}
