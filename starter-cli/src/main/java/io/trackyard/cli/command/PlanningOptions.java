package io.trackyard.cli.command;

import io.trackyard.source.Part;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which plans of a planning directory are meant, and how many. */
final class PlanningOptions {
    @Option(names = "--wave", paramLabel = "N", description = "Of a planning directory: only this wave of the phase.")
    @Nullable
    Integer wave;

    @Option(names = "--gaps-only", description = "Of a planning directory: only plans that close gaps.")
    boolean gapsOnly;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Of a planning directory: take the first N plans (default: 10).")
    @Nullable
    Integer limit;

    @Option(names = "--accept-cost", description = "Take more than 10 plans, as --limit says.")
    boolean acceptCost;

    /** @param phase as it was typed */
    Part part(@Nullable String phase) {
        return new Part(phase, wave, gapsOnly, limit, acceptCost);
    }
}
