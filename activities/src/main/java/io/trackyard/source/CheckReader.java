package io.trackyard.source;

import io.trackyard.plan.Check;
import io.trackyard.plan.PathPattern;
import io.trackyard.source.text.Faults;
import io.trackyard.source.text.YamlFields;
import io.trackyard.source.text.YamlValue;
import io.trackyard.source.text.YamlValue.Entry;
import io.trackyard.source.text.YamlValue.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads commands: a text, or a list of texts and of {@code {command, timeout, directory, environment, expect}}.
 */
public final class CheckReader {
    private static final List<String> KEYS = List.of("command", "timeout", "directory", "environment", "expect");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final int HIGHEST_EXIT = 255;

    private CheckReader() {}

    /**
     * The commands, in order; empty only where the list is.
     *
     * @param key whose value it is, for people
     * @param seconds what a command may take that says nothing of it
     */
    public static List<Check> read(String key, YamlValue value, int seconds, Faults faults) {
        return YamlFields.items(value).stream()
                .flatMap(item -> one(key, item, seconds, faults).stream())
                .toList();
    }

    private static Optional<Check> one(String key, YamlValue item, int seconds, Faults faults) {
        if (!(item instanceof Mapping)) {
            return YamlFields.textOf(key, item, faults).map(command -> new Check(command, seconds));
        }
        YamlFields fields = YamlFields.of(item, "a command of " + key, KEYS, faults);
        if (!fields.has("command")) {
            faults.add(fields.line(), "%s has an item without a command", key);
        }
        int limit = Objects.requireNonNullElse(fields.seconds("timeout"), seconds);
        String directory = directory(fields, faults);
        Map<String, String> environment = environment(fields, faults);
        Check.Expectation expect = expectation(fields, faults);
        return Optional.ofNullable(fields.text("command"))
                .map(command -> new Check(command, limit, directory, environment, expect));
    }

    private static @Nullable String directory(YamlFields fields, Faults faults) {
        String directory = fields.text("directory");
        if (directory != null && PathPattern.isOutside(directory)) {
            faults.add(
                    fields.value("directory").orElseThrow().line(),
                    "directory is one of the repository, not \"%s\"",
                    directory);
            return null;
        }
        return directory;
    }

    private static Map<String, String> environment(YamlFields fields, Faults faults) {
        YamlValue value = fields.value("environment").orElse(null);
        if (value == null) {
            return Map.of();
        }
        List<String> names = value instanceof Mapping mapping
                ? mapping.entries().stream().map(Entry::key).toList()
                : List.of();
        YamlFields variables = YamlFields.of(value, "environment", names, faults);
        Map<String, String> environment = new LinkedHashMap<>();
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                faults.add(variables.value(name).orElse(value).line(), "\"%s\" is no name of a variable", name);
            }
            String text = variables.name(name);
            if (text != null) {
                environment.put(name, text);
            }
        }
        return environment;
    }

    private static Check.@Nullable Expectation expectation(YamlFields fields, Faults faults) {
        YamlValue value = fields.value("expect").orElse(null);
        if (value == null) {
            return null;
        }
        YamlFields expect = YamlFields.of(value, "expect", List.of("exit", "output"), faults);
        Integer exit = expect.integer("exit", 0, HIGHEST_EXIT);
        String output = expect.text("output");
        if (output != null && !isExpression(output)) {
            faults.add(
                    expect.value("output").orElse(value).line(), "output is a regular expression, not \"%s\"", output);
            output = null;
        }
        return new Check.Expectation(Objects.requireNonNullElse(exit, 0), output);
    }

    private static boolean isExpression(String text) {
        try {
            Pattern.compile(text);
            return true;
        } catch (PatternSyntaxException broken) {
            return false;
        }
    }
}
