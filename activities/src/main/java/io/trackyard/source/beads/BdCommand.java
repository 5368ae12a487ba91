package io.trackyard.source.beads;

import io.trackyard.plan.TaskId;
import io.trackyard.source.FixTask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A command line of {@code bd}. Every value is joined to its option, and ids come behind {@code --}, so that no text of a
 * task is ever taken for an option.
 *
 * @param arguments those behind {@code bd}
 */
record BdCommand(List<String> arguments) {
    BdCommand {
        arguments = List.copyOf(arguments);
    }

    /** Whether there is a database, and where; in a linked worktree it is the main one's. */
    static BdCommand where() {
        return new BdCommand(List.of("where", "--json"));
    }

    /** All issues: without a limit (bd shows 50), closed ones too, and the gates that issues may wait for. */
    static BdCommand list() {
        return new BdCommand(List.of("list", "--json", "--all", "--limit=0", "--include-gates"));
    }

    /** The change of one issue, under a name: bd lets nobody close what somebody else holds. */
    static BdCommand of(IssueChange change, String actor) {
        List<String> arguments = new ArrayList<>();
        if (change.isClosing()) {
            Collections.addAll(arguments, "close", "--json", "--actor=" + actor, "--reason=" + change.reason());
            if (change.forced()) {
                arguments.add("--force");
            }
        } else {
            Collections.addAll(arguments, "update", "--json", "--actor=" + actor);
            if (change.status() != null) {
                arguments.add("--status=" + change.status());
            }
            if (change.assignee() != null) {
                arguments.add("--assignee=" + change.assignee());
            }
            if (!change.note().isEmpty()) {
                arguments.add("--append-notes=" + change.note());
            }
        }
        Collections.addAll(arguments, "--", change.issue().text());
        return new BdCommand(arguments);
    }

    static BdCommand create(NewIssue issue, String actor) {
        FixTask fix = issue.fix();
        List<String> arguments = new ArrayList<>(List.of(
                "create",
                "--json",
                "--actor=" + actor,
                "--title=" + fix.title(),
                "--description=" + fix.text(),
                "--type=" + NewIssue.TYPE,
                "--priority=" + fix.priority(),
                "--labels=" + NewIssue.LABEL,
                "--external-ref=" + issue.key()));
        fix.foundIn().ifPresent(task -> arguments.add("--deps=discovered-from:" + task));
        return new BdCommand(arguments);
    }

    /** Lets one issue wait for another. */
    static BdCommand block(TaskId waiting, TaskId blocker, String actor) {
        return new BdCommand(List.of(
                "dep", "add", "--json", "--actor=" + actor, "--type=blocks", "--", waiting.text(), blocker.text()));
    }
}
