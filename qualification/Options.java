import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What was typed after the name of a figure: pairs of an option and its value, each with a default. */
final class Options {
    private final Map<String, String> given = new HashMap<>();

    /** Prints the help, and ends, where that was asked for or an option is not one of it. */
    static Options parse(String[] arguments, String help) {
        Options options = new Options();
        boolean asked = List.of(arguments).contains("--help");
        for (int at = 0; !asked && at < arguments.length; at += 2) {
            if (at + 1 == arguments.length || !help.contains(arguments[at] + " ")) {
                System.err.print("not understood: " + arguments[at] + System.lineSeparator() + help);
                System.exit(2);
            }
            options.given.put(arguments[at], arguments[at + 1]);
        }
        if (asked) {
            System.out.print(help);
            System.exit(0);
        }
        return options;
    }

    int number(String option, int otherwise) {
        return given.containsKey(option) ? Integer.parseInt(given.get(option)) : otherwise;
    }

    List<Integer> numbers(String option, String otherwise) {
        return Stream.of(given.getOrDefault(option, otherwise).split(","))
                .map(Integer::valueOf)
                .toList();
    }

    /** On the disk that one wants to know about. */
    Path directory() {
        return Path.of(given.getOrDefault("--directory", System.getProperty("java.io.tmpdir")));
    }
}
