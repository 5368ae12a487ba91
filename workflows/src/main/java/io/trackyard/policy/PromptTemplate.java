package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * In which order, and with which words around them, the parts of a prompt follow each other: a text of which a line that holds
 * nothing but {@code {task}} stands for that part. One that there is nothing to say of goes with its line, and with the paragraph
 * that the line is alone in. {@code {id}} and {@code {title}} are the task's, wherever they stand.
 */
public record PromptTemplate(@JsonValue String text) {
    /** That of a run of which nobody says otherwise. */
    public static final PromptTemplate USUAL = new PromptTemplate("""
            {persona}

            # {title}

            {task}

            {told}

            {others}

            {scope}

            {commands}

            {deliverables}

            {rules}

            {feedback}
            """);

    private static final Pattern LINE = Pattern.compile("^[ \\t]*(\\{[a-z]+})[ \\t]*$", Pattern.MULTILINE);
    private static final Pattern PARAGRAPHS = Pattern.compile("\\R[ \\t]*\\R+");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PromptTemplate {}

    /** What a prompt is made of. */
    public enum Part {
        /** What its kind of agent is told before each task. */
        PERSONA,
        /** The text of the task. */
        TASK,
        /** What a person answered, and what became of the tasks it needs. */
        TOLD,
        /** What other sessions of the phase work on at the moment. */
        OTHERS,
        /** The files it may change. */
        SCOPE,
        /** The commands that must succeed afterwards. */
        COMMANDS,
        /** The files that must be there afterwards. */
        DELIVERABLES,
        /** How its work is taken over. */
        RULES,
        /** What became of the attempt before. */
        FEEDBACK;

        /** As it is written in a template. */
        public String word() {
            return "{" + name().toLowerCase(Locale.ROOT) + "}";
        }

        private static Optional<Part> named(String word) {
            return Arrays.stream(values())
                    .filter(part -> part.word().equals(word))
                    .findFirst();
        }
    }

    /** What is wrong with a text as a template, for people; empty where nothing is. */
    public static Optional<String> complaint(String text) {
        List<String> words =
                LINE.matcher(text).results().map(found -> found.group(1)).toList();
        Optional<String> unknown =
                words.stream().filter(word -> Part.named(word).isEmpty()).findFirst();
        if (unknown.isPresent()) {
            String all = Arrays.stream(Part.values()).map(Part::word).collect(Collectors.joining(", "));
            return Optional.of("a line of prompt that holds nothing but %s stands for no part; there are %s"
                    .formatted(unknown.get(), all));
        }
        return words.contains(Part.TASK.word())
                ? Optional.empty()
                : Optional.of("prompt has a line that holds nothing but " + Part.TASK.word());
    }

    /** The prompt of a task; parts that are absent are those there is nothing to say of. */
    public String fill(String id, String title, Map<Part, String> parts) {
        String named = PARAGRAPHS
                .splitAsStream(text.strip())
                .map(paragraph -> fill(paragraph, id, title, parts))
                .filter(paragraph -> !paragraph.isBlank())
                .collect(Collectors.joining("\n\n"));
        return named.strip() + "\n";
    }

    private static String fill(String paragraph, String id, String title, Map<Part, String> parts) {
        return paragraph
                .lines()
                .map(line -> {
                    Optional<Part> part = Part.named(line.strip());
                    return part.isPresent()
                            ? parts.get(part.get())
                            : line.replace("{id}", id).replace("{title}", title);
                })
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }
}
