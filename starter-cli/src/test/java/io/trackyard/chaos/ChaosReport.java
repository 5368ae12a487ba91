package io.trackyard.chaos;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the long form has seen: a line for each round as it ends, and all of it together. */
final class ChaosReport {
    private final ChaosOptions options;
    private final PrintStream out;
    private final List<Entry> entries = new ArrayList<>();

    ChaosReport(ChaosOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /**
     * A round.
     *
     * @param faults those that happened
     * @param missed those whose points did not come by
     * @param failure what was wrong afterwards; empty where nothing was
     */
    record Entry(long seed, int tasks, long seconds, List<String> faults, List<String> missed, String failure) {}

    /** A round after which all was well. */
    void passed(ChosenFaults chosen, Round.Seen seen, Duration took) {
        add(chosen, seen, took, "");
        out.printf(
                "round %d · %d tasks · %d faults, %d missed · %d s%n",
                chosen.seed(),
                chosen.plan().tasks().size(),
                seen.struck().size(),
                seen.unstruck().size(),
                took.toSeconds());
    }

    /** One after which something was not as it must be. */
    void failed(ChosenFaults chosen, Round.Failure failure, Duration took) {
        add(chosen, failure.seen(), took, String.valueOf(failure.getCause()));
        out.printf(
                "round %d FAILED; again: qualification/run chaos --round %d%n%s%n%s%n",
                chosen.seed(), chosen.seed(), failure.getMessage(), failure.getCause());
    }

    private synchronized void add(ChosenFaults chosen, Round.Seen seen, Duration took, String failure) {
        entries.add(new Entry(
                chosen.seed(),
                chosen.plan().tasks().size(),
                took.toSeconds(),
                seen.struck().stream().map(Strike::toString).toList(),
                seen.unstruck().stream().map(Strike::toString).toList(),
                failure));
    }

    /** How many have happened so far. */
    synchronized int faults() {
        return entries.stream().mapToInt(entry -> entry.faults().size()).sum();
    }

    synchronized boolean isClean() {
        return entries.stream().allMatch(entry -> entry.failure().isEmpty());
    }

    /** Prints the sum, and writes the file that was asked for. */
    synchronized void close() throws IOException {
        Map<String, Integer> kinds = new TreeMap<>();
        entries.forEach(entry ->
                entry.faults().forEach(fault -> kinds.merge(fault.substring(0, fault.indexOf(',')), 1, Integer::sum)));
        kinds.forEach((kind, times) -> out.printf("%6d  %s%n", times, kind));
        long failed =
                entries.stream().filter(entry -> !entry.failure().isEmpty()).count();
        out.printf("%d faults in %d rounds, %d of which failed%n", faults(), entries.size(), failed);
        if (options.report != null) {
            JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(
                            options.report.toFile(),
                            Map.of("seed", options.seed, "faults", faults(), "kinds", kinds, "rounds", entries));
        }
    }
}
