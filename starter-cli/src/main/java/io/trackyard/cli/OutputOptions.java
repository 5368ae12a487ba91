package io.trackyard.cli;

import io.trackyard.display.Line;
import io.trackyard.display.Style;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How every command is told to print: data to standard output, talk to standard error. */
public final class OutputOptions {
    private static final int WIDTH = 80;

    @Option(names = "--json", description = "Print one JSON document on standard output.")
    boolean json;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            converter = ColourName.class,
            description = "Use colour: auto, always or never (default: auto; NO_COLOR is honoured).")
    Style.Colour color = Style.Colour.AUTO;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print no talk, only data and errors.")
    boolean quiet;

    /** Those a command was given; as nothing was said, where it has none. */
    static OutputOptions of(CommandSpec command) {
        return command.mixins().values().stream()
                .map(CommandSpec::userObject)
                .filter(OutputOptions.class::isInstance)
                .map(OutputOptions.class::cast)
                .findFirst()
                .orElseGet(OutputOptions::new);
    }

    /** Refuses what is no colour in the words of the help. */
    static final class ColourName implements ITypeConverter<Style.Colour> {
        @Override
        public Style.Colour convert(String value) {
            return Stream.of(Style.Colour.values())
                    .filter(colour -> colour.name().equalsIgnoreCase(value))
                    .findFirst()
                    .orElseThrow(
                            () -> new TypeConversionException("'%s' is not auto, always or never".formatted(value)));
        }
    }

    public boolean json() {
        return json;
    }

    public boolean quiet() {
        return quiet;
    }

    /** Prints data. */
    public void print(Surroundings around, List<Line> lines) {
        around.out().print(styleOf(around, around.terminal().out()).render(lines));
        around.out().flush();
    }

    /** Prints a JSON document. */
    public void printJson(Surroundings around, String document) {
        around.out().println(document.strip());
        around.out().flush();
    }

    /** Says something beside the data. */
    public void say(Surroundings around, String sentence) {
        if (!quiet) {
            PrintWriter err = around.err();
            err.println(sentence);
            err.flush();
        }
    }

    /** The style of standard output. */
    public Style outStyle(Surroundings around) {
        return styleOf(around, around.terminal().out());
    }

    /** The style of standard error. */
    public Style errStyle(Surroundings around) {
        return styleOf(around, around.terminal().err());
    }

    private Style styleOf(Surroundings around, boolean terminal) {
        return Style.of(color, around.environment(), terminal);
    }

    /** How wide lines may be: the terminal's width where one says so, 80 columns elsewhere. */
    public static int width(Surroundings around) {
        String columns = around.environment().getOrDefault("COLUMNS", "");
        return columns.matches("[1-9][0-9]{1,3}") ? Math.max(40, Integer.parseInt(columns)) : WIDTH;
    }
}
