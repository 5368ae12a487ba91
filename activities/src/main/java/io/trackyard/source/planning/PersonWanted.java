package io.trackyard.source.planning;

import io.trackyard.plan.Question;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names, before the start, the plans that want a person: at their checkpoints, or by what their text says. */
final class PersonWanted {
    /** What a plan says that was written for a conversation. */
    private static final Pattern TALK = Pattern.compile(
            "(?i)\\b(ask me|ask the user|step[- ]by[- ]step together|interactive (?:task|session|mode)|interactively)\\b");

    private PersonWanted() {}

    /** The warning for a plan; empty where it can be carried out without anybody. */
    static Optional<Problem> of(PlanFile plan, PlanChain chain) {
        List<String> reasons = new ArrayList<>();
        if (chain.wantsApproval()) {
            reasons.add(
                    plan.wantsAPerson()
                            ? "it is not autonomous, and is asked for at its start"
                            : "it has an interactive task, and is asked for at its start");
        }
        List<String> checkpoints = chain.sections().stream()
                .flatMap(section -> section.asked().stream())
                .map(task -> "%s (line %d)".formatted(kind(task), task.line()))
                .toList();
        if (!checkpoints.isEmpty()) {
            reasons.add("it waits at " + String.join(", ", checkpoints));
        }
        if (!chain.approved().isEmpty()) {
            reasons.add("workflow.auto_advance approves unasked "
                    + chain.approved().stream()
                            .map(task -> "%s (line %d)".formatted(kind(task), task.line()))
                            .collect(Collectors.joining(", ")));
        }
        talk(plan).ifPresent(reasons::add);
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(Fault.USER, "wants-person")
                        .what("plan %s wants a person: %s", plan.name().id(), String.join("; ", reasons))
                        .task(plan.name().id())
                        .at(plan.file().name(), 1)
                        .build());
    }

    private static String kind(PlanTask task) {
        Question.Kind kind = new Checkpoint(task).kind();
        return switch (kind) {
            case VERIFY -> "a human-verify checkpoint";
            case DECISION -> "a decision";
            case ACTION -> "a human-action checkpoint";
            case APPROVAL -> "an approval";
        };
    }

    private static Optional<String> talk(PlanFile plan) {
        int line = 0;
        for (String text : plan.body().text().lines().toList()) {
            line++;
            Matcher talk = TALK.matcher(text);
            if (line > plan.front().lines() && talk.find()) {
                return Optional.of("line %d says \"%s\"".formatted(line, talk.group()));
            }
        }
        return Optional.empty();
    }
}
