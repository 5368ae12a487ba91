package io.trackyard.source.planning;

import io.trackyard.source.text.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a plan. It looks like XML and is not, so tasks are found by their tags, each at the beginning of a line and
 * outside of fenced code, which often shows tags itself.
 *
 * @param text the whole file
 * @param tasks its {@code <task>}s, or its headings {@code ## Task N} where there is none
 */
record PlanBody(String text, List<PlanTask> tasks) {
    private static final Pattern TAG = Pattern.compile("(?m)^[ \\t]*<task(?=[\\s>])([^>]*)>|</task\\s*>");
    private static final Pattern HEADING = Pattern.compile("(?mi)^#{2,4}[ \\t]+(Task[ \\t]+[0-9]+\\b[^\\n]*)$");
    private static final Pattern FENCED =
            Pattern.compile("(?ms)^[ \\t]*(`{3,}|~{3,})[^\\n]*\\n.*?^[ \\t]*\\1[ \\t]*\\r?$");

    PlanBody {
        tasks = List.copyOf(tasks);
    }

    /** Whether a task is begun and never ended: a fault, or a file that is being written. */
    static boolean isOpen(String text) {
        Faults faults = new Faults("");
        of(text, faults);
        return !faults.all().isEmpty();
    }

    static PlanBody of(String text, Faults faults) {
        String bare = withoutFences(text);
        List<PlanTask> tasks = new ArrayList<>();
        @Nullable MatchResult open = null;
        Matcher tag = TAG.matcher(bare);
        while (tag.find()) {
            if (tag.group().startsWith("</")) {
                if (open != null) {
                    tasks.add(task(tasks.size() + 1, open, text.substring(open.end(), tag.start()), bare));
                }
                open = null;
            } else {
                unclosed(open, bare, faults);
                open = tag.toMatchResult();
            }
        }
        unclosed(open, bare, faults);
        return new PlanBody(text, tasks.isEmpty() ? headings(text, bare) : tasks);
    }

    private static PlanTask task(int number, MatchResult opening, String inner, String bare) {
        return PlanTask.of(number, opening.group(1), inner, line(bare, opening.start(1)));
    }

    private static void unclosed(@Nullable MatchResult opening, String bare, Faults faults) {
        if (opening != null) {
            faults.add(line(bare, opening.start(1)), "this <task> is not closed by </task>");
        }
    }

    private static List<PlanTask> headings(String text, String bare) {
        List<PlanTask> tasks = new ArrayList<>();
        Matcher heading = HEADING.matcher(bare);
        while (heading.find()) {
            String name = text.substring(heading.start(1), heading.end(1)).strip();
            tasks.add(new PlanTask(tasks.size() + 1, "auto", name, "", line(bare, heading.start(1))));
        }
        return tasks;
    }

    /** Code between fences replaced by as many blanks, so that places stay. */
    private static String withoutFences(String text) {
        StringBuilder bare = new StringBuilder(text);
        Matcher fenced = FENCED.matcher(text);
        while (fenced.find()) {
            for (int at = fenced.start(); at < fenced.end(); at++) {
                if (bare.charAt(at) != '\n') {
                    bare.setCharAt(at, ' ');
                }
            }
        }
        return bare.toString();
    }

    private static int line(String text, int end) {
        return 1
                + (int) text.substring(0, end)
                        .chars()
                        .filter(letter -> letter == '\n')
                        .count();
    }

    /** What stands in the first element of that name. */
    Optional<String> element(String name) {
        return PlanTask.element(text, name);
    }
}
