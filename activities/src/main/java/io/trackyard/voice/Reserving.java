package io.trackyard.voice;

import io.trackyard.activity.TrackRequest;
import io.trackyard.mail.AgentName;
import io.trackyard.plan.PathPattern;
import io.trackyard.reservation.Reservations;
import io.trackyard.reservation.Reservations.Conflict;
import io.trackyard.reservation.Reserved;
import io.trackyard.runfiles.OpenRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What a session says when it reserves paths, and what it is told. */
public final class Reserving {
    private final OpenRun run;
    private final TrackRequest track;
    private final Reservations reservations;

    Reserving(OpenRun run, TrackRequest track, Path session, InstantSource time) {
        this.run = run;
        this.track = track;
        this.reservations = new Reservations(run, track, session, time);
    }

    /**
     * Reserves all of the paths or none.
     *
     * @return what it has reserved now
     * @throws UnfitCallException where one is none, is another's, or is out of its reach
     */
    public List<String> reserve(List<String> paths, Duration length) {
        List<PathPattern> patterns = patterns(paths);
        List<PathPattern> beyond = reservations.outOfReach(patterns);
        if (!beyond.isEmpty()) {
            throw new UnfitCallException(
                    "'%s' lies outside the scope of your task, and a change there makes it fail: leave it, and say in your answer that it is needed"
                            .formatted(beyond.get(0).text()));
        }
        Optional<Conflict> conflict = reservations.reserve(patterns, length);
        if (conflict.isPresent()) {
            throw new UnfitCallException(words(conflict.get()));
        }
        return held();
    }

    /** Gives some back, or all where none is named; returns what it has still. */
    public List<String> release(List<String> paths) {
        reservations.release(patterns(paths));
        return held();
    }

    private List<String> held() {
        return reservations.held().stream()
                .map(Reserved::path)
                .map(PathPattern::text)
                .toList();
    }

    private String words(Conflict conflict) {
        return "'%s' is held by %s, which works on %s, %s: do something else first, or write to it"
                .formatted(
                        conflict.path().text(),
                        AgentName.of(
                                run.address().run(),
                                track.phase(),
                                conflict.track().name()),
                        conflict.task(),
                        conflict.until()
                                .map(until -> "until " + until + " or the end of its session")
                                .orElse("as its scope, until its session ends"));
    }

    private static List<PathPattern> patterns(List<String> paths) {
        try {
            return paths.stream().map(PathPattern::of).distinct().toList();
        } catch (IllegalArgumentException none) {
            throw new UnfitCallException(none.getMessage());
        }
    }
}
