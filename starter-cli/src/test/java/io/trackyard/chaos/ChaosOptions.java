package io.trackyard.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the long form is told. */
@Command(
        name = "qualification/run chaos",
        description =
                "Carries generated plans out by the real product and breaks it, until so many faults have happened.",
        sortOptions = false)
final class ChaosOptions {
    private final long start = System.nanoTime();

    @Option(names = "--faults", defaultValue = "100", description = "How many (default: ${DEFAULT-VALUE}).")
    int faults;

    @Option(
            names = "--seed",
            description =
                    "Chooses plans and faults; printed where it is not given. The same number gives the same rounds.")
    long seed = System.nanoTime();

    @Option(names = "--round", description = "Only this round, by the seed that was printed of it.")
    @Nullable
    Long round;

    @Option(names = "--beside", defaultValue = "2", description = "Rounds at once (default: ${DEFAULT-VALUE}).")
    int beside;

    @Option(names = "--minutes", defaultValue = "1440", description = "Begin no round after so many minutes.")
    int minutes;

    @Option(names = "--report", description = "Write what was seen into this file, as JSON.")
    @Nullable
    Path report;

    @Option(names = "--help", usageHelp = true, description = "This text.")
    boolean help;

    /** As typed; ends the program where they are wrong, or ask for help. */
    static ChaosOptions of(String... arguments) {
        ChaosOptions options = new ChaosOptions();
        CommandLine line = new CommandLine(options);
        try {
            line.parseArgs(arguments);
        } catch (CommandLine.ParameterException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
        if (options.help) {
            line.usage(System.out);
            System.exit(0);
        }
        return options;
    }

    /** The same once more, with the seed that was chosen. */
    List<String> seeded(String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        words.removeIf(word -> word.startsWith("--seed="));
        int at = words.indexOf("--seed");
        if (at >= 0) {
            words.subList(at, at + 2).clear();
        }
        words.add("--seed=" + seed);
        return words;
    }

    boolean isOver() {
        return System.nanoTime() - start > Duration.ofMinutes(minutes).toNanos();
    }
}
