package io.trackyard.plan;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The barrier group that a source itself puts a task into: a wave, a layer, a batch.
 *
 * @param number groups run in the order of their numbers, which need not be without gaps
 * @param label what people know it by: {@code "wave 2 of 03"}
 */
public record BarrierGroup(
        @JsonProperty("number") int number,
        @JsonProperty("label") String label) {}
