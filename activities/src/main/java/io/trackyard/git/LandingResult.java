package io.trackyard.git;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What became of a target branch.
 *
 * @param moved false if the target already had the run's work
 * @param before where the target was
 * @param after where it is
 * @param checkout the checkout whose files moved with the branch; absent where it is checked out nowhere
 */
public record LandingResult(
        RefName target,
        boolean moved,
        ObjectId before,
        ObjectId after,
        @Nullable Path checkout) {}
