package io.trackyard.salvage;

import java.time.Instant;

/**
 * What one cleaning took away.
 *
 * @param name of the bag: when that was
 * @param refs how many refs
 * @param bytes what its files take
 */
public record TrashBag(String name, Instant at, int refs, long bytes) {}
