package io.trackyard.source.beads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trackyard.activity.TaskNews;
import io.trackyard.plan.TaskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What news of tasks change in their issues. News that came already change nothing, and those that come late undo
 * nothing: an issue that somebody has closed stays closed, and what somebody else holds stays theirs.
 */
final class NewsChanges {
    private final String actor;
    private final List<Dependency> dependencies;

    /** As they will be when the changes so far are made. */
    private final Map<TaskId, Issue> issues = new LinkedHashMap<>();

    private final List<IssueChange> changes = new ArrayList<>();

    private NewsChanges(Issues before, String actor) {
        this.actor = actor;
        this.dependencies = before.dependencies();
        before.all().forEach(issue -> issues.put(issue.id(), issue));
    }

    /** The changes, in order. News of an issue that is gone change nothing. */
    static List<IssueChange> of(Issues before, String actor, List<TaskNews> news) {
        NewsChanges decided = new NewsChanges(before, actor);
        for (TaskNews item : news) {
            Issue issue = decided.issues.get(TaskId.of(item.task()));
            if (issue != null) {
                decided.take(issue, item);
            }
        }
        return List.copyOf(decided.changes);
    }

    private void take(Issue issue, TaskNews news) {
        switch (news.kind()) {
            case CLAIMED -> claim(issue, news);
            case INTEGRATED -> close(issue, news);
            case ABANDONED -> giveUp(issue, news);
            case SKIPPED, RELEASED -> giveBack(issue, news);
            case VERIFIED, MERGING -> {
                // it is in progress until it is merged
            }
        }
    }

    private void claim(Issue issue, TaskNews news) {
        if (issue.hasEnded() || isOurs(issue)) {
            return;
        }
        if (belongsToOthers(issue)) {
            note(issue, noteOf(news, "works on this too"));
        } else if (!isOvertaken(issue, news)) {
            change(IssueChange.claim(issue.id(), actor));
        }
    }

    /** A parent closes with its last child; so does a group that kept the issue waiting, or beads would refuse. */
    private void close(Issue issue, TaskNews news) {
        if (!issue.hasEnded()) {
            graph().neededGroups(issue).forEach(this::closeWhenDone);
            String done = news.note().isBlank() ? issue.title() : news.note().strip();
            String commit = news.commit().isEmpty() ? "" : " (%.10s)".formatted(news.commit());
            change(IssueChange.close(
                    issue.id(), "Completed: %s%s on %s".formatted(done, commit, actor), belongsToOthers(issue)));
        }
        graph().ancestorsOf(issues.get(issue.id())).forEach(this::closeWhenDone);
    }

    private void giveUp(Issue issue, TaskNews news) {
        String attempts = news.attempts() == 1 ? "1 attempt" : news.attempts() + " attempts";
        RunNote note = noteOf(news, "given up after %s: %s".formatted(attempts, news.note()));
        if (issue.hasEnded() || note.isIn(issue.text("notes"))) {
            return;
        }
        if (belongsToOthers(issue)) {
            note(issue, note);
        } else {
            change(IssueChange.block(issue.id(), note.line()));
        }
    }

    private void giveBack(Issue issue, TaskNews news) {
        if (isOurs(issue) && !issue.hasEnded()) {
            String why = news.note().isBlank() ? "" : ": " + news.note();
            change(IssueChange.release(
                    issue.id(), noteOf(news, "given back undone" + why).line()));
        }
    }

    private void closeWhenDone(Issue group) {
        IssueGraph graph = graph();
        boolean done = graph.isGroup(group)
                && graph.isOpen(group)
                && !graph.childrenOf(group).isEmpty()
                && graph.childrenOf(group).stream().noneMatch(graph::isOpen);
        if (done && !belongsToOthers(group)) {
            change(IssueChange.close(group.id(), "All its children are closed on " + actor, false));
        }
    }

    private void note(Issue issue, RunNote note) {
        if (!note.isIn(issue.text("notes"))) {
            change(IssueChange.note(issue.id(), note.line()));
        }
    }

    private boolean isOurs(Issue issue) {
        return issue.status().equals("in_progress") && issue.assignee().equals(actor);
    }

    /** Somebody else works on it, or has put it up: a person's word, {@code --take}, let the run have it too. */
    private boolean belongsToOthers(Issue issue) {
        boolean held = Set.of("in_progress", "hooked").contains(issue.status())
                && !issue.assignee().isEmpty()
                && !issue.assignee().equals(actor);
        return held || issue.isPinned();
    }

    private boolean isOvertaken(Issue issue, TaskNews news) {
        return RunNote.latest(issue.text("notes"), actor)
                .filter(later -> !later.isBefore(moment(news)))
                .isPresent();
    }

    private RunNote noteOf(TaskNews news, String text) {
        return new RunNote(moment(news), actor, text);
    }

    private static Instant moment(TaskNews news) {
        return Instant.ofEpochMilli(news.at());
    }

    private IssueGraph graph() {
        return new IssueGraph(new Issues(List.copyOf(issues.values()), dependencies, List.of()), Set.of());
    }

    private void change(IssueChange change) {
        changes.add(change);
        issues.computeIfPresent(change.issue(), (id, issue) -> changed(issue, change));
    }

    private static Issue changed(Issue issue, IssueChange change) {
        ObjectNode fields = issue.fields().deepCopy();
        if (change.status() != null) {
            fields.put("status", change.status());
        }
        if (change.assignee() != null) {
            fields.put("assignee", change.assignee());
        }
        if (!change.note().isEmpty()) {
            fields.put("notes", issue.text("notes") + "\n" + change.note());
        }
        return new Issue(issue.id(), fields, issue.position());
    }
}
