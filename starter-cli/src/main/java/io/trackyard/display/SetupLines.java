package io.trackyard.display;

import java.util.Locale;
import java.util.OptionalLong;

/** How far the fetching of a program is, as one line that can be printed over itself. */
public final class SetupLines {
    private static final double MEGABYTE = 1_000_000;

    private SetupLines() {}

    /**
     * {@code temporal 1.9.1  23 of 68 MB (34%)}, or without a known size {@code temporal 1.9.1  23 MB}.
     *
     * @param done bytes that are here
     * @param size bytes there will be, where the other side says so
     */
    public static Line fetching(String what, long done, OptionalLong size, int width) {
        if (size.isEmpty() || size.getAsLong() <= 0) {
            return Line.of("%s  %s MB".formatted(what, megabytes(done))).cut(width);
        }
        long all = size.getAsLong();
        long percent = Math.min(100, 100 * done / all);
        return Line.of("%s  %s of %s MB (%d%%)".formatted(what, megabytes(done), megabytes(all), percent))
                .cut(width);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.0f", Math.ceil(bytes / MEGABYTE));
    }
}
