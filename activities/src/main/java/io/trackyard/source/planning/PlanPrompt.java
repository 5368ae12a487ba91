package io.trackyard.source.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a session is told of a plan: the whole text, which of it is its own, and the rules by which its users know plans
 * to be executed. What is Trackyard's to do is not among them.
 */
final class PlanPrompt {
    private static final String COMMITS = """
            Commit each task by itself as soon as it is done, as `type({plan}): what was done`; the type is feat, fix, \
            test, refactor, perf, docs, style or chore.
            """;
    private static final String TESTS_FIRST = """
            Tests come first: `test({plan}): …` with a test that fails, then `feat({plan}): …`, then \
            `refactor({plan}): …`.
            """;
    private static final String SUMMARY = """
            When all is done, write `{summary}` and commit it as `docs({plan}): …`. It begins with front matter (phase, \
            plan, provides, key-files, key-decisions, duration, completed) and tells what was accomplished, the commit \
            of each task, and every deviation from the plan. Without this file the plan counts as not executed.
            """;
    private static final String KEPT_BY_TRACKYARD = """
            Leave ROADMAP.md and STATE.md as they are: they are kept by Trackyard, whatever other instructions say.
            """;
    private static final String ALONE = """
            Nobody can be asked meanwhile. Where the plan cannot be carried out without a decision that is a person's, \
            stop, say which, and end with an error.
            """;

    private final PlanFile plan;
    private final List<PlanChain.Section> sections;
    private final List<PlanTask> approved;

    /** @param approved the checkpoints that are passed without a person */
    PlanPrompt(PlanFile plan, List<PlanChain.Section> sections, List<PlanTask> approved) {
        this.plan = plan;
        this.sections = sections;
        this.approved = approved;
    }

    /** The prompt of one part, from 0. */
    String of(int place) {
        List<String> parts = new ArrayList<>();
        parts.add("Execute plan %s. This is its text:".formatted(plan.name().id()));
        parts.add("<plan file=\"%s\">\n%s\n</plan>"
                .formatted(
                        plan.file().name(),
                        plan.body().text().replace("\r\n", "\n").strip()));
        if (sections.size() > 1 || !sections.get(place).asked().isEmpty()) {
            parts.add(share(place));
        }
        if (!approved.isEmpty()) {
            parts.add("These checkpoints are approved; go on after them. Of a decision the first option was taken:\n"
                    + listed(approved));
        }
        parts.add(rules(place == sections.size() - 1));
        return String.join("\n\n", parts);
    }

    private String share(int place) {
        List<PlanTask> before = sections.subList(0, place).stream()
                .flatMap(section -> section.tasks().stream())
                .toList();
        List<PlanTask> asked = sections.get(place).asked();
        List<PlanTask> own = sections.get(place).tasks();
        List<String> parts = new ArrayList<>();
        parts.add("## Your part of the plan");
        if (!before.isEmpty()) {
            parts.add("These tasks are done, by other sessions, in commits of this branch:\n\n" + table(before));
        }
        if (!asked.isEmpty()) {
            parts.add("Then a person was asked at a checkpoint (%s); the answer stands below."
                    .formatted(asked.stream().map(PlanTask::name).collect(Collectors.joining(", "))));
        }
        parts.add(
                own.isEmpty()
                        ? "No task is left. Do what the answer asks for, if it asks for anything."
                        : "Carry out these tasks, by what the answer says, and no others:\n" + listed(own));
        if (place < sections.size() - 1) {
            parts.add("Stop then: the next step is a checkpoint, at which a person is asked. Write no summary yet.");
        }
        return String.join("\n\n", parts);
    }

    private String rules(boolean last) {
        List<String> rules = new ArrayList<>();
        rules.add(COMMITS);
        if (isTestFirst()) {
            rules.add(TESTS_FIRST);
        }
        if (last) {
            rules.add(SUMMARY);
        }
        rules.add(KEPT_BY_TRACKYARD);
        rules.add(ALONE);
        return "## How plans are executed\n\n"
                + rules.stream()
                        .map(rule -> "- " + rule.strip())
                        .collect(Collectors.joining("\n"))
                        .replace("{plan}", plan.name().canonical())
                        .replace("{summary}", plan.summaryPath());
    }

    private boolean isTestFirst() {
        return plan.front().text("type").filter("tdd"::equals).isPresent();
    }

    private static String table(List<PlanTask> tasks) {
        return "| task | what |\n|---|---|\n"
                + tasks.stream()
                        .map(task -> "| %d | %s |"
                                .formatted(task.number(), task.name().replace("|", "\\|")))
                        .collect(Collectors.joining("\n"));
    }

    private static String listed(List<PlanTask> tasks) {
        return tasks.stream()
                .map(task -> "\n%d. %s".formatted(task.number(), task.name()))
                .collect(Collectors.joining());
    }
}
