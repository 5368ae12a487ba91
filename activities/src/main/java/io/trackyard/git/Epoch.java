package io.trackyard.git;

/**
 * The right to act for a task, or for a run's queue, until somebody else takes it.
 *
 * @param number raised by one with each take-over, from 1
 * @param object the blob that holds the number: what every fenced ref move verifies
 * @param ref where the current epoch is kept
 */
public record Epoch(long number, ObjectId object, RefName ref) {}
