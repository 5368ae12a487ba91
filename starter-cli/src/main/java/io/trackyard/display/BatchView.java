package io.trackyard.display;

import io.trackyard.display.BatchOutcome.Member;
import io.trackyard.policy.BatchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a batch prints, as its users know it: a RESULT for each task, the report, and BATCH_RESULT at the end. */
public final class BatchView {
    private BatchView() {}

    /** {@code minimal}: one status line instead of the report. */
    public static List<String> of(BatchOutcome outcome, boolean minimal) {
        List<String> lines = new ArrayList<>();
        outcome.members().stream().filter(Member::carriedOut).forEach(member -> {
            lines.add("RESULT:");
            lines.add(BatchJson.result(member));
        });
        lines.addAll(minimal ? List.of(statusLine(outcome)) : report(outcome));
        lines.add("BATCH_RESULT:");
        lines.add(BatchJson.batch(outcome));
        return lines;
    }

    private static List<String> report(BatchOutcome outcome) {
        return List.of(
                "[BATCH %s #%d] Complete".formatted(outcome.layer(), outcome.number()),
                "Verified: " + listed(outcome, Member::isVerified, member -> ""),
                "Failed: "
                        + listed(outcome, Member::isForTheNext, member -> " (%s, will retry)".formatted(tried(member))),
                "Abandoned: " + listed(outcome, Member::isAbandoned, member -> ""),
                "Merge queue: %d %s ready".formatted(outcome.ready(), outcome.ready() == 1 ? "task" : "tasks"));
    }

    private static String statusLine(BatchOutcome outcome) {
        String tasks = outcome.members().stream()
                .map(member ->
                        member.result().task() + (member.isVerified() ? " ✓" : " ✗ (%s)".formatted(tried(member))))
                .collect(Collectors.joining(", "));
        long verified = outcome.members().stream().filter(Member::isVerified).count();
        return "[BATCH %s #%d] %s (%d/%d)"
                .formatted(
                        outcome.layer(),
                        outcome.number(),
                        tasks,
                        verified,
                        outcome.members().size());
    }

    /** Why nobody should go on after the batch. */
    static String stopReason(Member member) {
        return "Task %s abandoned after %d attempts"
                .formatted(member.result().task(), member.result().attempt());
    }

    private static String tried(Member member) {
        return member.result().kind() == BatchResult.Kind.PENDING
                ? "not tried"
                : "attempt " + member.result().attempt();
    }

    private static String listed(BatchOutcome outcome, Predicate<Member> which, Function<Member, String> more) {
        String listed = outcome.members().stream()
                .filter(which)
                .map(member -> member.result().task() + more.apply(member))
                .collect(Collectors.joining(", "));
        return listed.isEmpty() ? "none" : listed;
    }
}
