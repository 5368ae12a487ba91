import java.util.List;
import java.util.Locale;

/** Figures of repeated runs, as they are printed. */
final class Figures {
    private Figures() {}

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    /** What 95 of 100 do not exceed; of fewer than twenty that is the most there was. */
    static double p95(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.ceil(0.95 * sorted.size()) - 1);
    }

    /** The median with the least and the most. */
    static String spread(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return String.format(
                Locale.ROOT, "%.2f (%.2f to %.2f)", median(values), sorted.get(0), sorted.get(sorted.size() - 1));
    }

    /** A line of median, p95, least and most, in this unit. */
    static void print(String what, String unit, List<Double> values) {
        System.out.println(line(what, unit, values));
    }

    /** As {@link #print(String, String, List)}, and whether the median is below what it is to be. */
    static void print(String what, String unit, List<Double> values, double aim) {
        System.out.printf(
                Locale.ROOT,
                "%s; aim: below %s %s, %s%n",
                line(what, unit, values),
                number(aim),
                unit,
                median(values) < aim ? "reached" : "MISSED");
    }

    private static String line(String what, String unit, List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "%-52s median %s, p95 %s (%s to %s, %d times)",
                what,
                (number(median(values)) + " " + unit).strip(),
                number(p95(values)),
                number(sorted.get(0)),
                number(sorted.get(sorted.size() - 1)),
                sorted.size());
    }

    /** Three digits, as far as there are. */
    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
