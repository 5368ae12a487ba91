package io.trackyard.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Which Trackyard this is. */
public final class Version {
    private Version() {}

    /** The version in the manifest of its jar; {@code development} where it was not packaged. */
    public static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** What {@code --version} and the version command print. */
    public static String line() {
        return "trackyard %s (Java %s)".formatted(current(), Runtime.version());
    }

    /** {@link #line()} where picocli asks for it. */
    static final class Line implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {line()};
        }
    }
}
