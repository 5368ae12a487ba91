import java.util.List;
import java.util.Locale;

/** Figures of repeated runs, as they are printed. */
final class Figures {
    private Figures() {}

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    /** The median with the least and the most. */
    static String spread(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return String.format(
                Locale.ROOT, "%.2f (%.2f to %.2f)", median(values), sorted.get(0), sorted.get(sorted.size() - 1));
    }
}
