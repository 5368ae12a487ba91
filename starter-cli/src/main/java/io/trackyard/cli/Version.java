package io.trackyard.cli;

import java.util.Optional;

/** Which Trackyard this is. */
public final class Version {
    private Version() {}

    /** The version in the manifest of its jar; {@code development} where it was not packaged. */
    public static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
