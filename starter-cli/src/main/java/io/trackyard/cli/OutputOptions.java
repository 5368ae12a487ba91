package io.trackyard.cli;

import io.trackyard.display.Line;
import io.trackyard.display.Style;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** How every command is told to print: data to standard output, talk to standard error. */
public final class OutputOptions {
    private static final int WIDTH = 80;

    @Option(names = "--json", description = "Print one JSON document on standard output.")
    boolean json;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "Use colour: auto, always or never (default: auto; NO_COLOR is honoured).")
    String color = "auto";

    @Option(
            names = {"-q", "--quiet"},
            description = "Print no talk, only data and errors.")
    boolean quiet;

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
        return Style.of(Style.Colour.valueOf(color.toUpperCase(Locale.ROOT)), around.environment(), terminal);
    }

    /** How wide lines may be: the terminal's width where one says so, 80 columns elsewhere. */
    public static int width(Surroundings around) {
        String columns = around.environment().getOrDefault("COLUMNS", "");
        return columns.matches("[1-9][0-9]{1,3}") ? Math.max(40, Integer.parseInt(columns)) : WIDTH;
    }
}
