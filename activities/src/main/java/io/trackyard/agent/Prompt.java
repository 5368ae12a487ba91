package io.trackyard.agent;

import io.trackyard.plan.Changes;
import io.trackyard.plan.Check;
import io.trackyard.plan.PathPattern;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.policy.PromptTemplate;
import io.trackyard.policy.PromptTemplate.Part;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an agent is told: the task's own text, fenced, and what Trackyard has to add, each part within limits. The number of
 * attempts is told nowhere but in the heading of a feedback: what an agent tries within its session is its own affair.
 */
public final class Prompt {
    private static final String RULES = """
            ## How your work is taken over

            What stands between the marks `task` is the text of the task; what is said around it counts over it. \
            You are in a git worktree of your own%s When the task is done, end successfully; if it cannot be done, say why and \
            end with an error.""";

    private static final String OF_WORK = """
            . You need not commit, unless the task says so: what you leave in its files is committed, merged and reported for \
            you. Stay inside this directory.""";

    private static final String OF_LOOKING = """
            , to look at: change no file in it, a changed one makes the task fail. Stay inside this directory. What you say last \
            is what comes of your work.""";

    /** Enough to see whom it may meet. */
    private static final int MOST_PATHS_OF_OTHERS = 5;

    private static final String GOING_ON = """
            The task that you were given in this conversation is not done yet. Look at the files as they are now, and go on \
            with it; what was said of your directory, of the files you may change and of the commands that must succeed holds \
            as before.
            """;

    private Prompt() {}

    /** What is told of a task by that template. */
    public static String of(PromptTemplate template, Task task, PromptParts with) {
        Map<Part, String> parts = new EnumMap<>(Part.class);
        with.persona().ifPresent(words -> parts.put(Part.PERSONA, PromptText.cut(words.strip())));
        parts.put(
                Part.TASK,
                PromptText.fenced("task", PromptText.cut(task.prompt().strip())));
        put(
                parts,
                Part.TOLD,
                String.join("\n\n", with.told().stream().map(String::strip).toList()));
        put(parts, Part.OTHERS, headed("What other tracks work on at the moment", others(with.others())));
        boolean changes = with.changes() != Changes.NONE;
        if (changes && task.scope() instanceof Scope.Declared declared) {
            put(
                    parts,
                    Part.SCOPE,
                    headed(
                            "Files you may change",
                            quoted(declared.patterns().stream().map(PathPattern::text))));
        }
        Stream<String> commands = Stream.concat(task.checks().stream(), with.gate().stream())
                .map(Check::words)
                .distinct();
        put(parts, Part.COMMANDS, headed("Commands that must succeed afterwards", quoted(commands)));
        put(
                parts,
                Part.DELIVERABLES,
                headed("Files that must be there afterwards", quoted(task.deliverables().stream())));
        parts.put(Part.RULES, RULES.formatted(changes ? OF_WORK : OF_LOOKING));
        with.feedback().ifPresent(lines -> parts.put(Part.FEEDBACK, lines.strip()));
        return template.fill(task.id().text(), task.title(), parts);
    }

    /** What an agent is told that goes on with the conversation in which it was given the task. */
    public static String goingOn(Task task, List<String> told, Optional<String> feedback) {
        StringBuilder text = new StringBuilder("# ")
                .append(task.title())
                .append(", once more\n\n")
                .append(GOING_ON);
        told.forEach(paragraph -> text.append('\n').append(paragraph.strip()).append('\n'));
        feedback.ifPresent(lines -> text.append('\n').append(lines.strip()).append('\n'));
        return text.toString();
    }

    private static void put(Map<Part, String> parts, Part part, String text) {
        if (!text.isEmpty()) {
            parts.put(part, text);
        }
    }

    private static String headed(String heading, List<String> items) {
        return items.isEmpty() ? "" : "## %s\n\n%s".formatted(heading, PromptText.listed(items));
    }

    private static List<String> quoted(Stream<String> items) {
        return items.map(item -> "`" + item + "`").toList();
    }

    private static List<String> others(List<Task> tasks) {
        return tasks.stream()
                .map(other -> {
                    String paths = String.join(
                            ", ",
                            quoted(other.scope().patterns().stream()
                                    .map(PathPattern::text)
                                    .limit(MOST_PATHS_OF_OTHERS)));
                    return paths.isEmpty() ? other.title() : "%s (%s)".formatted(other.title(), paths);
                })
                .toList();
    }
}
