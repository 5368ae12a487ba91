package io.trackyard.source.planning;

import io.trackyard.plan.Check;
import io.trackyard.policy.RunPolicy;
import io.trackyard.policy.Setup;
import io.trackyard.source.AgentChoice;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.Part;
import io.trackyard.source.Settings;
import io.trackyard.source.SourceContent;
import io.trackyard.source.SourceWriter;
import io.trackyard.source.TaskSource;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.text.Waiter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The plans of a planning directory that have no summary.
 *
 * @param repository the root of the working tree
 * @param file the planning directory
 * @param all the directories of its phases, in their order
 * @param directories those that are asked for
 * @param part what of them
 * @param waiter waits while a plan is being written
 */
record PlanningSource(
        Path repository,
        SourceFile file,
        List<PhaseDirectory> all,
        List<PhaseDirectory> directories,
        Part part,
        Waiter waiter)
        implements TaskSource {
    /** The name of its profile. */
    static final String NAME = "planning";

    /** An agent writes a plan in one go, in well under a second; what is cut off after this long stays so. */
    private static final int MOST_READINGS = 10;

    private static final Duration BETWEEN_READINGS = Duration.ofMillis(200);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String describe() {
        return NAME + " · " + file.name();
    }

    @Override
    public Optional<TaskSource> part(Part asked) {
        return Optional.of(new PlanningSource(
                repository, file, all, PlanningParts.directories(asked, directories, file), asked, waiter));
    }

    /** What {@code config.json} says; the gate that is found where it says none; more at once where more was asked for. */
    @Override
    public Settings settings() {
        PlanningConfig config = config();
        List<Check> gate = isAtTheRoot() ? GateDiscovery.of(repository, config) : List.of();
        int limit = HoldReason.limit(part);
        Integer atOnce = config.atOnce() == null && limit > HoldReason.MOST_PLANS
                ? Integer.valueOf(Math.min(limit, RunPolicy.MOST_PARALLEL))
                : config.atOnce();
        return Settings.of(Settings.Rules.NONE, Settings.Limits.ofMaxParallel(atOnce), AgentChoice.NONE)
                .checking(
                        gate.isEmpty() ? null : gate,
                        config.committed() ? null : new Setup(List.of(), List.of(file.name() + "/**")));
    }

    /** Found commands are those of the whole repository; a planning directory deeper in it is about a part of it. */
    private boolean isAtTheRoot() {
        return !file.name().contains("/");
    }

    @Override
    public SourceContent read(KnownTasks known) {
        PlanningConfig config = config();
        for (int reading = 1; reading < MOST_READINGS && isBeingWritten(); reading++) {
            waiter.await(BETWEEN_READINGS);
        }
        return new PlanningReading(this, config, known).content();
    }

    private boolean isBeingWritten() {
        return directories.stream().anyMatch(PhaseDirectory::isBeingWritten);
    }

    @Override
    public Optional<SourceWriter> writer() {
        return Optional.of(new PlanningWriter(file, all));
    }

    private PlanningConfig config() {
        return PlanningConfig.read(SourceFile.of(repository, file.path().resolve(PlanningConfig.NAME)));
    }
}
