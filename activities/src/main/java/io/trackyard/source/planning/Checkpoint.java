package io.trackyard.source.planning;

import io.trackyard.plan.Question;
import io.trackyard.plan.Question.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A step of a plan that is a person's, as the question that is put to them in the plan's own words. */
record Checkpoint(PlanTask task) {
    private static final Pattern ELEMENT = Pattern.compile("(?s)<([a-z][a-z0-9-]*)(\\s[^>]*)?>(.*?)</\\1\\s*>");
    private static final Pattern OPTION = Pattern.compile("(?s)<option(\\s[^>]*)?>(.*?)</option\\s*>");
    private static final Pattern ID = Pattern.compile("\\bid\\s*=\\s*[\"']?([^\"'\\s>]+)");

    /** What an answer means; a kind nobody knows is one that only a person can settle. */
    Kind kind() {
        String type = task.type().toLowerCase(Locale.ROOT);
        return type.contains("verify") ? Kind.VERIFY : type.contains("decision") ? Kind.DECISION : Kind.ACTION;
    }

    Question question() {
        return new Question(kind(), text(), choices());
    }

    /** The ids of the options of a decision; of anything else any text is an answer. */
    List<String> choices() {
        return kind() == Kind.DECISION ? options().stream().map(Option::id).toList() : List.of();
    }

    /** The name, and each element as a paragraph under its name. */
    String text() {
        List<String> parts = new ArrayList<>();
        parts.add(task.name());
        Matcher element = ELEMENT.matcher(task.text());
        while (element.find()) {
            switch (element.group(1)) {
                case "name" -> {
                    // said already
                }
                case "options" -> parts.add("Options:\n" + shownOptions());
                default -> parts.add(label(element.group(1)) + ": " + shown(element.group(3)));
            }
        }
        if (parts.size() == 1 && !task.text().isBlank()) {
            parts.add(shown(task.text()));
        }
        return String.join("\n\n", parts);
    }

    private record Option(String id, String text) {}

    private List<Option> options() {
        List<Option> options = new ArrayList<>();
        Matcher option = OPTION.matcher(task.text());
        while (option.find()) {
            Matcher id = ID.matcher(option.group(1) == null ? "" : option.group(1));
            String name = id.find() ? id.group(1) : "option-" + (options.size() + 1);
            List<String> parts = new ArrayList<>();
            Matcher part = ELEMENT.matcher(option.group(2));
            while (part.find()) {
                String said = shown(part.group(3)).replaceAll("\\s+", " ");
                parts.add(part.group(1).equals("name") ? said : label(part.group(1)) + ": " + said);
            }
            options.add(new Option(name, parts.isEmpty() ? shown(option.group(2)) : String.join("\n  ", parts)));
        }
        return options;
    }

    private String shownOptions() {
        return options().stream()
                .map(option -> "- " + option.id + ": " + option.text)
                .collect(Collectors.joining("\n"));
    }

    /** {@code how-to-verify} as a person writes it. */
    private static String label(String element) {
        String words = element.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** The text without the indentation of its lines. */
    private static String shown(String text) {
        return text.strip().lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
