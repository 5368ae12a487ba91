package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.trackyard.plan.Task;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of the commit of a task's work, as the users of its source write it.
 *
 * @param template {@code {id}} and {@code {title}} stand for the task's; all else is taken as it is
 */
public record CommitSubject(@JsonValue String template) {
    private static final Pattern PLACE = Pattern.compile("\\{(id|title)}");

    /** Says what was done and nothing of where it was asked for. */
    public static final CommitSubject TITLE = new CommitSubject("{title}");

    public CommitSubject {
        if (!isOne(template)) {
            throw new IllegalArgumentException(
                    "a commit's subject is one line with {id} or {title} in it: " + template);
        }
    }

    @JsonCreator
    public static CommitSubject of(String template) {
        return new CommitSubject(template);
    }

    /** Whether a text can be one: a single line that names the task by its id or its title. */
    public static boolean isOne(String text) {
        return PLACE.matcher(text).find() && text.lines().count() == 1;
    }

    /** The subject for a task. What stands in its id or title is never taken for a place. */
    public String of(Task task) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(
                        place.group(1).equals("id") ? task.id().text() : task.title()));
    }
}
