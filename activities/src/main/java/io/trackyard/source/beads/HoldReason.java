package io.trackyard.source.beads;

import io.trackyard.source.KnownTasks;
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
    /** The types beads means to be worked on; newer releases know the last two. */
    private static final Set<String> WORK = Set.of("task", "bug", "feature", "chore", "decision", "spike", "story");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_YEAR = DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.ENGLISH);

    /** Within it a day needs no year to be understood. */
    private static final Duration A_YEAR = Duration.ofDays(350);

    private final IssueGraph graph;
    private final KnownTasks known;
    private final Instant now;

    HoldReason(IssueGraph graph, KnownTasks known, Instant now) {
        this.graph = graph;
        this.known = known;
        this.now = now;
    }

    /** Absent where the issue is work that may be done. */
    Optional<String> of(Issue issue) {
        if (graph.isGroup(issue)) {
            return Optional.of(ofGroup(issue));
        }
        if (issue.type().equals("gate")) {
            return Optional.of(ofGate(issue));
        }
        if (!WORK.contains(issue.type())) {
            return Optional.of("of type " + issue.type() + ", which is no work for an agent");
        }
        if (issue.flag("is_template")) {
            return Optional.of("a template");
        }
        if (known.taken().contains(issue.id())) {
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

    /** Beads opens a gate when what it awaits has come; nobody works on it. */
    private static String ofGate(Issue issue) {
        String awaited = (issue.text("await_type") + " " + issue.text("await_id")).strip();
        return awaited.isEmpty() ? "gate" : "gate, waits for " + awaited;
    }

    private Optional<String> ofState(Issue issue) {
        String holder = issue.assignee();
        String by = holder.isEmpty() ? "" : " by " + holder;
        if (issue.isPinned()) {
            return Optional.of("pinned" + by);
        }
        return switch (issue.status()) {
            case "open" -> deferral(issue).map(this::deferredUntil);
            case "in_progress" -> isOurs(holder) ? Optional.empty() : Optional.of("in progress" + by + since(issue));
            case "deferred" ->
                issue.moment("defer_until").isPresent()
                        ? deferral(issue).map(this::deferredUntil) // beads opens it when the day has come
                        : Optional.of("deferred");
            case "blocked" -> Optional.of("marked as blocked");
            default -> Optional.of(issue.status() + by);
        };
    }

    private boolean isOurs(String holder) {
        return holder.isEmpty()
                || known.run()
                        .filter(run -> BeadsWriter.actor(run).equals(holder))
                        .isPresent();
    }

    private Optional<String> ofAncestors(Issue issue) {
        return graph.ancestorsOf(issue).stream()
                .filter(ancestor -> !known.taken().contains(ancestor.id()))
                .flatMap(ancestor -> deferral(ancestor).stream()
                        .map(until -> "its parent " + ancestor.id() + " is " + deferredUntil(until)))
                .findFirst();
    }

    /** Until when; absent where that is over. */
    private Optional<OffsetDateTime> deferral(Issue issue) {
        return issue.moment("defer_until").filter(until -> until.toInstant().isAfter(now));
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
