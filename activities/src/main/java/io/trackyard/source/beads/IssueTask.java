package io.trackyard.source.beads;

import io.trackyard.plan.Changes;
import io.trackyard.plan.PathPattern;
import io.trackyard.plan.PlanFaults;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskAgent;
import io.trackyard.plan.TaskId;
import io.trackyard.source.text.Faults;
import java.util.List;
import java.util.Set;

/** Makes a task of a beads issue. */
final class IssueTask {
    private static final int LOWEST_PRIORITY = 4;

    private final Faults faults;

    /** @param faults where values go that cannot be right */
    IssueTask(Faults faults) {
        this.faults = faults;
    }

    Task of(Issue issue, List<TaskId> needs) {
        boolean mayChangeNothing = Set.of("decision", "spike").contains(issue.type())
                || issue.labels().contains("spike");
        return Task.draft(issue.id())
                .title(issue.title())
                .prompt(prompt(issue))
                .priority(priority(issue))
                .needs(needs)
                .scope(scope(issue))
                .agent(IssueMetadata.of(issue)
                        .model()
                        .map(model -> new TaskAgent(null, model))
                        .orElse(null))
                .changes(mayChangeNothing ? Changes.OPTIONAL : Changes.REQUIRED)
                .position(issue.position())
                .build();
    }

    /** All that an issue tells beside its title, as one Markdown text; the title where it tells nothing else. */
    static String prompt(Issue issue) {
        if (!issue.hasText()) {
            return issue.title().isEmpty() ? issue.id().text() : issue.title();
        }
        StringBuilder prompt = new StringBuilder(issue.text("description"));
        section(prompt, "## Design\n\n", issue.text("design"));
        section(prompt, "## Acceptance criteria\n\n", issue.text("acceptance_criteria"));
        section(prompt, "## Notes\n\n", issue.text("notes"));
        return prompt.toString();
    }

    private static void section(StringBuilder prompt, String heading, String text) {
        if (!text.isEmpty()) {
            prompt.append(prompt.isEmpty() ? "" : "\n\n").append(heading).append(text);
        }
    }

    private int priority(Issue issue) {
        String text = issue.text("priority").replaceFirst("^P", "");
        if (text.isEmpty()) {
            return Task.DEFAULT_PRIORITY;
        }
        if (!text.matches("[0-" + LOWEST_PRIORITY + "]")) {
            faults.add(issue.fault("priority is 0 to %d, not \"%s\"", LOWEST_PRIORITY, text));
            return Task.DEFAULT_PRIORITY;
        }
        return Integer.parseInt(text);
    }

    private Scope scope(Issue issue) {
        List<String> paths = IssueMetadata.of(issue).paths();
        paths.stream()
                .filter(PathPattern::isOutside)
                .forEach(path -> faults.add(PlanFaults.scopeOutside(issue.id(), path, issue.position())));
        List<PathPattern> inside = paths.stream()
                .filter(path -> !PathPattern.isOutside(path))
                .map(PathPattern::of)
                .toList();
        return inside.isEmpty() ? new Scope.Unknown() : new Scope.Declared(inside);
    }
}
