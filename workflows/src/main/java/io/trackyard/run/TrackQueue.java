package io.trackyard.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says which track is taken up next. Plain state. */
final class TrackQueue {
    private final List<PhaseTrack> tracks = new ArrayList<>();
    private final int maxParallel;
    private boolean anyExclusive;
    private int working;

    TrackQueue(List<PhaseTrack> tracks, int maxParallel) {
        this.maxParallel = maxParallel;
        add(tracks);
    }

    /** More tracks, behind those that are there. */
    void add(List<PhaseTrack> more) {
        tracks.addAll(more);
        anyExclusive |= more.stream().anyMatch(PhaseTrack::isExclusive);
    }

    /**
     * The first track, in the order of the plan, that has a task to carry out now and for which there is room. A track
     * whose next task waits for another track gives its room up, so that a limit can never make tracks wait for each
     * other.
     */
    Optional<PhaseTrack> next() {
        if (working >= maxParallel) {
            return Optional.empty();
        }
        return tracks.stream()
                .filter(track -> !track.isWorking())
                .filter(track -> track.ready().isPresent())
                .filter(this::mayBeOpenBesideTheOthers)
                .findFirst();
    }

    private boolean mayBeOpenBesideTheOthers(PhaseTrack track) {
        return !anyExclusive
                || tracks.stream()
                        .filter(other -> other != track && other.isOpen())
                        .noneMatch(other -> track.isExclusive() || other.isExclusive());
    }

    /** Takes the track's room, before anything is started for it. */
    void start(PhaseTrack track) {
        track.startWorking();
        working++;
    }

    /** Gives the track's room back. */
    void stop(PhaseTrack track) {
        track.stopWorking();
        working--;
    }

    /** Whether nobody works on a track, and none has a task that could be carried out. */
    boolean isIdle() {
        return working == 0 && tracks.stream().noneMatch(track -> track.ready().isPresent());
    }

    /** How many tracks somebody works on. */
    int working() {
        return working;
    }

    /**
     * Whether a track that nobody works on is to be closed: when it is done, or when its next task waits for another
     * track and it or that one may have to be open alone.
     */
    boolean givesUp(PhaseTrack track) {
        return track.next().isEmpty() || (anyExclusive && track.ready().isEmpty());
    }

    List<PhaseTrack> all() {
        return List.copyOf(tracks);
    }
}
