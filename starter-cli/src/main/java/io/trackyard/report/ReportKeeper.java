package io.trackyard.report;

import io.trackyard.connection.RunReader;
import io.trackyard.connection.RunSnapshot;
import io.trackyard.git.ReportStore;
import io.trackyard.git.Repository;
import io.trackyard.integration.PhaseReports;
import io.trackyard.launch.RunLaunch;
import io.trackyard.plan.Phase;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.runfiles.RunCard;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the report of a run at each end of a phase on refs of the run, in every form that a person can ask for. */
public final class ReportKeeper implements PhaseReports {
    private static final Logger LOG = LoggerFactory.getLogger(ReportKeeper.class);

    private final Supplier<RunReader> reader;
    private final Path state;
    private final InstantSource time;

    /** @param state the state directory */
    public ReportKeeper(Supplier<RunReader> reader, Path state, InstantSource time) {
        this.reader = reader;
        this.state = state;
        this.time = time;
    }

    @Override
    public void keep(OpenRun run, int next) {
        try {
            OptionalInt over = before(run, next);
            if (over.isPresent()) {
                keepKnown(run, next == Integer.MAX_VALUE ? OptionalInt.empty() : over);
            }
        } catch (RuntimeException unable) {
            LOG.warn("no report of run {} is kept: {}", run.address().run(), unable.getMessage());
        }
    }

    /** {@code between}: the phase that is over; empty at the end of the run, which may be that of any phase. */
    private void keepKnown(OpenRun run, OptionalInt between) {
        Repository repository = run.repository();
        String name = run.address().run();
        ReportStore store = new ReportStore(repository, name);
        Optional<RunCard> card = RunLaunch.find(state, repository, Optional.of(name));
        if (card.isEmpty() || (between.isPresent() && store.has(between.getAsInt()))) {
            return;
        }
        RunSnapshot now = reader.get().read(card.get().workflow(), run.plan());
        int phase = between.orElse(now.phase());
        if (phase > 0 && !store.has(phase)) {
            RunReport report = new ReportReading(repository, state, run.plan(), now, time.instant()).read();
            store.keep(
                    phase,
                    Map.of(
                            "md", bytes(ReportPage.markdown(report)),
                            "html", bytes(ReportPage.html(report)),
                            "json", bytes(ReportJson.of(report))));
        }
    }

    private static OptionalInt before(OpenRun run, int next) {
        return run.plan().phases().stream()
                .mapToInt(Phase::number)
                .filter(number -> number < next)
                .max();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
