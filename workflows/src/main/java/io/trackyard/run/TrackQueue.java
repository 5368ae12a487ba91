package io.trackyard.run;

import java.util.List;
import java.util.Optional;

/** Says which track is taken up next. Plain state. */
final class TrackQueue {
    private final List<PhaseTrack> tracks;
    private final int maxParallel;

    TrackQueue(List<PhaseTrack> tracks, int maxParallel) {
        this.tracks = List.copyOf(tracks);
        this.maxParallel = maxParallel;
    }

    /**
     * The first track, in the order of the plan, that has a task to carry out now and for which there is room. A track
     * whose next task waits for another track gives its room up, so that a limit can never make tracks wait for each
     * other.
     */
    Optional<PhaseTrack> next() {
        if (working() >= maxParallel) {
            return Optional.empty();
        }
        return tracks.stream()
                .filter(track -> !track.isWorking())
                .filter(track -> track.ready().isPresent())
                .filter(this::mayBeOpenBesideTheOthers)
                .findFirst();
    }

    private boolean mayBeOpenBesideTheOthers(PhaseTrack track) {
        return tracks.stream()
                .filter(other -> other != track && other.isOpen())
                .noneMatch(other -> track.isExclusive() || other.isExclusive());
    }

    /** How many tracks somebody works on. */
    int working() {
        return (int) tracks.stream().filter(PhaseTrack::isWorking).count();
    }

    List<PhaseTrack> all() {
        return tracks;
    }
}
