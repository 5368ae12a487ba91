package io.trackyard.voice;

import io.trackyard.mail.AgentName;
import io.trackyard.plan.PathPattern;
import io.trackyard.reservation.Reservations;
import io.trackyard.reservation.Reservations.Conflict;
import io.trackyard.reservation.Reserved;
import io.trackyard.reservation.WaitFile;
import io.trackyard.runfiles.OpenRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What a session says when it reserves paths, and what it is told. */
public final class Reserving {
    /** What it is told that has to end. */
    static final String WAITS_ALREADY = "you wait for a file: end your turn now, your task goes on with the next one";

    /** Whoever waits more often than that has cut its work in a way in which it cannot be done. */
    private static final int MOST_WAITS = 10;

    private final OpenRun run;
    private final VoiceCard card;
    private final Path session;
    private final Reservations reservations;

    Reserving(OpenRun run, VoiceCard card, Path session, InstantSource time) {
        this.run = run;
        this.card = card;
        this.session = session;
        this.reservations = new Reservations(run, card.track(), session, time);
    }

    /**
     * Reserves all of the paths or none.
     *
     * @return what it has reserved now
     * @throws UnfitCallException where one is none, is another's, or is out of its reach
     */
    public List<String> reserve(List<String> paths, Duration length) {
        Optional<Conflict> conflict = reservations.reserve(inReach(paths), length);
        if (conflict.isPresent()) {
            throw new UnfitCallException(words(conflict.get()) + ": do something else first, or write to it");
        }
        return held();
    }

    /**
     * Reserves all of the paths; where another has one of them the session waits for it: it is to end, and its task goes on
     * once the path can be had.
     *
     * @return what it has reserved now; empty where it waits
     * @throws UnfitCallException where one is none or is out of its reach, and where it cannot wait
     */
    public Optional<List<String>> reserveOrWait(List<String> paths, Duration length) {
        List<PathPattern> patterns = inReach(paths);
        Optional<String> refusal = refusal();
        if (refusal.isPresent()) {
            Optional<Conflict> conflict = reservations.reserve(patterns, length);
            if (conflict.isPresent()) {
                throw new UnfitCallException(words(conflict.get()) + ", and " + refusal.get());
            }
            return Optional.of(held());
        }
        Optional<Conflict> conflict = reservations.reserveOrWait(patterns, length);
        if (conflict.filter(Conflict::isEnding).isPresent()) {
            throw new UnfitCallException(words(conflict.get())
                    + ", which waits for a file itself and is about to end: ask again in half a minute");
        }
        return conflict.isPresent() ? Optional.empty() : Optional.of(held());
    }

    /** Why the session cannot wait. */
    private Optional<String> refusal() {
        if (run.plan().policy().reservations().waitSeconds() == 0) {
            return Optional.of(
                    "nothing waits for a file in this run: do without it, or end with an error that says so");
        }
        long waited = run.directory().begun(card.task()).map(WaitFile::count).orElse(0L);
        return waited < MOST_WAITS
                ? Optional.empty()
                : Optional.of("your task has waited %d times: do without it, or end with an error that says so"
                        .formatted(waited));
    }

    private List<PathPattern> inReach(List<String> paths) {
        if (new WaitFile(session).isWaiting()) {
            throw new UnfitCallException(WAITS_ALREADY);
        }
        if (new SessionQuestion(session).isAsked()) {
            throw new UnfitCallException("you have asked a person: end your turn now, reserve with the next one");
        }
        List<PathPattern> patterns = patterns(paths);
        List<PathPattern> beyond = reservations.outOfReach(patterns);
        if (!beyond.isEmpty()) {
            throw new UnfitCallException(
                    "'%s' lies outside the scope of your task, and a change there makes it fail: leave it, and say in your answer that it is needed"
                            .formatted(beyond.get(0).text()));
        }
        return patterns;
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
        return "'%s' is held by %s, which works on %s, %s"
                .formatted(
                        conflict.path().text(),
                        AgentName.of(
                                run.address().run(),
                                card.track().phase(),
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
