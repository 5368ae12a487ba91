package io.trackyard.source.planning;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One step of a plan, as the plan writes it.
 *
 * @param number its place in the plan, from 1
 * @param type {@code auto}, {@code checkpoint:decision}, …
 * @param name one line for people
 * @param text what stands in its element
 * @param line where it begins, from 1
 */
record PlanTask(int number, String type, String name, String text, int line) {
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([A-Za-z][\\w-]*)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))");

    /** They have names too, which are not the task's. */
    private static final Pattern OPTIONS = Pattern.compile("(?s)<options(?=[\\s>]).*?</options\\s*>");

    static PlanTask of(int number, String attributes, String text, int line) {
        String type = "auto";
        String title = "";
        Matcher attribute = ATTRIBUTE.matcher(attributes);
        while (attribute.find()) {
            String value = value(attribute);
            switch (attribute.group(1).toLowerCase(Locale.ROOT)) {
                case "type" -> type = value.strip();
                case "title", "name" -> title = value;
                default -> {
                    // tdd, id, gate: told to the agent with the text
                }
            }
        }
        String own = OPTIONS.matcher(text).replaceAll("");
        String name = element(own, "name").orElse(title).strip().replaceAll("\\s+", " ");
        return new PlanTask(number, type, name.isEmpty() ? "Task " + number : name, text, line);
    }

    private static String value(Matcher attribute) {
        return attribute.group(2) != null
                ? attribute.group(2)
                : attribute.group(3) != null ? attribute.group(3) : attribute.group(4);
    }

    /** Whether it is a person's, and not a session's. */
    boolean isCheckpoint() {
        return type.startsWith("checkpoint");
    }

    /** Whether an agent would need a person beside it. */
    boolean isInteractive() {
        return type.equalsIgnoreCase("interactive");
    }

    /** What stands in the first element of that name; empty where that is nothing. */
    static Optional<String> element(String text, String name) {
        Matcher element = Pattern.compile("(?s)<" + name + "(?=[\\s>])[^>]*>(.*?)</" + name + "\\s*>")
                .matcher(text);
        return element.find() && !element.group(1).isBlank()
                ? Optional.of(element.group(1).strip())
                : Optional.empty();
    }
}
