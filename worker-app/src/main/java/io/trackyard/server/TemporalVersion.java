package io.trackyard.server;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The version of a {@code temporal} program and of the server inside it.
 *
 * @param cli the program's own, such as {@code 1.9.1}
 * @param server the server's, such as {@code 1.32.0}
 */
public record TemporalVersion(String cli, String server) {

    /** The first line of {@code temporal --version}: {@code temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)}. */
    private static final Pattern REPORT =
            Pattern.compile("temporal version (\\d+\\.\\d+\\.\\d+)\\S* \\(Server (\\d+\\.\\d+\\.\\d+)");

    /** Reads what {@code temporal --version} printed; empty if it is something else. */
    static Optional<TemporalVersion> parse(String report) {
        Matcher matcher = REPORT.matcher(report);
        return matcher.find() ? Optional.of(new TemporalVersion(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** Major and minor of the server, such as {@code 1.32}: databases are exchangeable only among these. */
    public String serverMinor() {
        return server.substring(0, server.indexOf('.', server.indexOf('.') + 1));
    }

    boolean isAtLeast(TemporalVersion other) {
        return ORDER.compare(cli, other.cli) >= 0;
    }

    /** Whether the server is of this minor version or a later one. */
    boolean servesAtLeast(int major, int minor) {
        return ORDER.compare(server, "%d.%d.0".formatted(major, minor)) >= 0;
    }

    private static final Comparator<String> ORDER = Comparator.comparing(TemporalVersion::sortable);

    /** Nine digits a number, so that text order is number order. */
    private static String sortable(String version) {
        return Stream.of(version.split("\\."))
                .map(number -> "%9s".formatted(number))
                .reduce("", String::concat);
    }

    @Override
    public String toString() {
        return cli + " (server " + server + ")";
    }
}
