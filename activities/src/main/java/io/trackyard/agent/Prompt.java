package io.trackyard.agent;

import io.trackyard.plan.Check;
import io.trackyard.plan.PathPattern;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an agent is told: the task's own text first, then what Trackyard has to add. The number of attempts is told
 * nowhere but in the heading of a feedback: what an agent tries within its session is its own affair.
 */
public final class Prompt {
    private static final String RULES = """
            ## How your work is taken over

            You are in a git worktree of your own. You need not commit, unless the task says so: what you leave in its \
            files is committed, merged and reported for you. Stay inside this directory. When the task is done, end successfully; if it cannot be done, \
            say why and end with an error.
            """;

    private static final String GOING_ON = """
            The task that you were given in this conversation is not done yet. Look at the files as they are now, and go on \
            with it; what was said of your directory, of the files you may change and of the commands that must succeed holds \
            as before.
            """;

    private Prompt() {}

    /**
     * @param gate commands that the merged result must pass beside the task's own checks
     * @param persona what the kind of agent is told before each task
     * @param told what a person answered, and what became of the tasks it needs; headed paragraphs
     * @param feedback what became of the attempt before, as {@link Feedback} wrote it
     */
    public static String of(
            Optional<String> persona, Task task, List<Check> gate, List<String> told, Optional<String> feedback) {
        StringBuilder text = new StringBuilder();
        persona.ifPresent(words -> text.append(words.strip()).append("\n\n"));
        text.append("# ").append(task.title()).append("\n\n");
        text.append(task.prompt().strip()).append("\n\n");
        told.forEach(paragraph -> text.append(paragraph.strip()).append("\n\n"));
        if (task.scope() instanceof Scope.Declared declared) {
            text.append("## Files you may change\n\n")
                    .append(listed(
                            declared.patterns().stream().map(PathPattern::text).toList()))
                    .append('\n');
        }
        List<String> commands = Stream.concat(task.checks().stream(), gate.stream())
                .map(Check::words)
                .distinct()
                .toList();
        if (!commands.isEmpty()) {
            text.append("## Commands that must succeed afterwards\n\n")
                    .append(listed(commands))
                    .append('\n');
        }
        if (!task.deliverables().isEmpty()) {
            text.append("## Files that must be there afterwards\n\n")
                    .append(listed(task.deliverables()))
                    .append('\n');
        }
        text.append(RULES);
        feedback.ifPresent(lines -> text.append('\n').append(lines.strip()).append('\n'));
        return text.toString();
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

    private static String listed(List<String> items) {
        return items.stream().map(item -> "- `" + item + "`\n").collect(Collectors.joining());
    }
}
