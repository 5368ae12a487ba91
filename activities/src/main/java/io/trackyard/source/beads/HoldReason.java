package io.trackyard.source.beads;

import io.trackyard.plan.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Says why an open issue is not carried out, as it follows its id in a sentence. */
final class HoldReason {
    private static final Set<String> WORK = Set.of("task", "bug", "feature", "chore", "decision");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_YEAR = DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.ENGLISH);

    /** Within it a day needs no year to be understood. */
    private static final Duration A_YEAR = Duration.ofDays(350);

    private final IssueGraph graph;
    private final Set<TaskId> taken;
    private final Instant now;

    HoldReason(IssueGraph graph, Set<TaskId> taken, Instant now) {
        this.graph = graph;
        this.taken = taken;
        this.now = now;
    }

    /** Absent where the issue is work that may be done. */
    Optional<String> of(Issue issue) {
        if (graph.isGroup(issue)) {
            return Optional.of(ofGroup(issue));
        }
        if (!WORK.contains(issue.type())) {
            return Optional.of("of type " + issue.type() + ", which is no work for an agent");
        }
        if (taken.contains(issue.id())) {
            return Optional.empty();
        }
        return ofState(issue)
                .or(() -> ofAncestors(issue))
                .map(reason -> reason + " (--take " + issue.id() + " to run it all the same)");
    }

    private String ofGroup(Issue issue) {
        String what = issue.isEpic() ? "epic" : "has no text of its own";
        List<Issue> children = graph.childrenOf(issue);
        long open = children.stream().filter(graph::isOpen).count();
        if (children.isEmpty()) {
            return what + " without children";
        }
        return open == 0
                ? what + ", all its children are closed"
                : what + ", closes when its " + (open == 1 ? "child is" : open + " children are") + " closed";
    }

    private Optional<String> ofState(Issue issue) {
        String holder = issue.text("assignee");
        String by = holder.isEmpty() ? "" : " by " + holder;
        if (issue.isPinned()) {
            return Optional.of("pinned" + by);
        }
        return switch (issue.status()) {
            case "open" ->
                deferral(issue).filter(until -> until.toInstant().isAfter(now)).map(this::deferredUntil);
            case "in_progress" -> holder.isEmpty() ? Optional.empty() : Optional.of("in progress" + by + since(issue));
            case "deferred" ->
                Optional.of(deferral(issue).map(this::deferredUntil).orElse("deferred"));
            case "blocked" -> Optional.of("marked as blocked");
            default -> Optional.of(issue.status() + by);
        };
    }

    private Optional<String> ofAncestors(Issue issue) {
        return graph.ancestorsOf(issue).stream()
                .filter(ancestor -> !taken.contains(ancestor.id()))
                .filter(ancestor -> Set.of("deferred", "blocked").contains(ancestor.status()))
                .map(ancestor -> "its parent " + ancestor.id() + " is " + ancestor.status())
                .findFirst();
    }

    private static Optional<OffsetDateTime> deferral(Issue issue) {
        return issue.moment("defer_until");
    }

    private String deferredUntil(OffsetDateTime until) {
        return "deferred until " + day(until);
    }

    private String since(Issue issue) {
        return issue.moment("started_at")
                .or(() -> issue.moment("updated_at"))
                .map(moment -> " since " + day(moment))
                .orElse("");
    }

    private String day(OffsetDateTime moment) {
        boolean near = Duration.between(moment.toInstant(), now).abs().compareTo(A_YEAR) < 0;
        return (near ? DAY : DAY_AND_YEAR).format(moment);
    }
}
