package io.trackyard.source.beads;

import io.trackyard.plan.Changes;
import io.trackyard.plan.PathPattern;
import io.trackyard.plan.PlanFaults;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.source.text.Faults;
import java.util.List;

/** Makes a task of a beads issue. */
final class IssueTask {
    private static final int LOWEST_PRIORITY = 4;

    private final Faults faults;

    /** @param faults where values go that cannot be right */
    IssueTask(Faults faults) {
        this.faults = faults;
    }

    Task of(Issue issue, List<TaskId> needs) {
        boolean mayChangeNothing =
                issue.type().equals("decision") || issue.labels().contains("spike");
        return Task.draft(issue.id())
                .title(issue.title())
                .prompt(prompt(issue))
                .priority(priority(issue))
                .needs(needs)
                .scope(scope(issue))
                .changes(mayChangeNothing ? Changes.OPTIONAL : Changes.REQUIRED)
                .position(issue.position())
                .build();
    }

    /** All that an issue tells, as one Markdown text. */
    static String prompt(Issue issue) {
        StringBuilder prompt = new StringBuilder("# ")
                .append(issue.title().isEmpty() ? issue.id().text() : issue.title())
                .append('\n');
        section(prompt, "", issue.text("description"));
        section(prompt, "## Design\n\n", issue.text("design"));
        section(prompt, "## Acceptance criteria\n\n", issue.text("acceptance_criteria"));
        section(prompt, "## Notes\n\n", issue.text("notes"));
        return prompt.toString();
    }

    private static void section(StringBuilder prompt, String heading, String text) {
        if (!text.isEmpty()) {
            prompt.append('\n').append(heading).append(text).append('\n');
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
