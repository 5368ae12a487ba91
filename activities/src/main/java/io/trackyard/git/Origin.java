package io.trackyard.git;

/**
 * Which attempt at which task a snapshot or a commit comes from.
 *
 * @param attempt counted from 1
 */
public record Origin(String run, String task, int attempt) {

    /** What the commit of verified work says of itself. */
    public Trailers trailers() {
        return new Trailers(run, task, attempt);
    }
}
