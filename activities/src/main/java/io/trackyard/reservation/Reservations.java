package io.trackyard.reservation;

import io.trackyard.activity.HeldFile;
import io.trackyard.activity.TrackRequest;
import io.trackyard.plan.PathPattern;
import io.trackyard.plan.Scope;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.Track;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.session.SessionHistory;
import io.trackyard.session.TaskDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The reservations of a live session. None is given for what the scope of another live session's task holds, or what that
 * has reserved. Two that ask at once are answered one after the other.
 */
public final class Reservations {
    /** One worker answers all sessions of a host. */
    private static final Object TURN = new Object();

    private final OpenRun run;
    private final TrackRequest track;
    private final ReservationFile own;
    private final WaitFile wait;
    private final InstantSource time;

    /**
     * @param track the session's
     * @param session the session's directory
     */
    public Reservations(OpenRun run, TrackRequest track, Path session, InstantSource time) {
        this.run = run;
        this.track = track;
        this.own = new ReservationFile(session);
        this.wait = new WaitFile(session);
        this.time = time;
    }

    /**
     * What stands against a reservation.
     *
     * @param path what was asked for
     * @param track the track that holds it
     * @param task the task of that track's session
     * @param until when its reservation runs out; empty where its scope holds the path, as long as it lives
     * @param isEnding whether that session is about to end, since it waits for a file itself
     */
    public record Conflict(PathPattern path, Track track, String task, Optional<Instant> until, boolean isEnding) {

        /** What is waited for; {@code looked}: by a task of which no session lives. */
        public HeldFile held(int patienceSeconds, boolean looked) {
            return new HeldFile(
                    path.text(),
                    track.number(),
                    task,
                    until.map(Instant::toEpochMilli).orElse(0L),
                    patienceSeconds,
                    looked);
        }
    }

    /** The paths of which no part may be touched by the session's track, where a change outside its scope fails it. */
    public List<PathPattern> outOfReach(List<PathPattern> paths) {
        Track own = run.track(track.phase(), track.track());
        List<Scope> scopes = run.scopes(own);
        return run.enforcesScopeOf(own)
                ? paths.stream()
                        .filter(path -> scopes.stream()
                                .flatMap(scope -> scope.patterns().stream())
                                .noneMatch(path::overlaps))
                        .toList()
                : List.of();
    }

    /** Reserves all of the paths or none; one that it has already runs for that long from now on. */
    public Optional<Conflict> reserve(List<PathPattern> paths, Duration length) {
        synchronized (TURN) {
            Instant now = time.instant();
            Optional<Conflict> conflict = against(paths);
            if (conflict.isEmpty()) {
                List<Reserved> all = without(paths, now);
                long until = now.plus(length).toEpochMilli();
                paths.forEach(path -> all.add(new Reserved(path, until)));
                own.write(all);
            }
            return conflict;
        }
    }

    /**
     * The same, but where another session has one of them this one waits for it from now on, and is to end. None waits for one
     * that is about to end: of sessions that wait for each other the last would close the circle.
     *
     * @return what stands against it: what is waited for, unless it {@linkplain Conflict#isEnding() ends}
     */
    public Optional<Conflict> reserveOrWait(List<PathPattern> paths, Duration length) {
        synchronized (TURN) {
            Optional<Conflict> conflict = reserve(paths, length);
            conflict.filter(other -> !other.isEnding())
                    .ifPresent(other -> wait.write(new Awaited(
                            paths, other.held(run.plan().policy().reservations().waitSeconds(), false))));
            return conflict;
        }
    }

    /** What stands against a reservation of the paths now; nothing is reserved. */
    public Optional<Conflict> against(List<PathPattern> paths) {
        Instant now = time.instant();
        return paths.stream().flatMap(path -> conflict(path, now).stream()).findFirst();
    }

    /** Gives back what it reserved of these paths; all of it where none is named. */
    public void release(List<PathPattern> paths) {
        synchronized (TURN) {
            own.write(paths.isEmpty() ? List.of() : without(paths, time.instant()));
        }
    }

    /** What it has reserved now. */
    public List<Reserved> held() {
        return own.at(time.instant());
    }

    /** What the live sessions of a track have reserved. */
    public static List<PathPattern> of(OpenRun run, Track other, Instant now) {
        return other.tasks().stream()
                .flatMap(task -> run.directory().begun(task.text()).stream())
                .filter(SessionHistory::isAlive)
                .flatMap(task -> of(task, now).stream())
                .map(Reserved::path)
                .toList();
    }

    /** What a task's newest session has reserved. */
    public static List<Reserved> of(TaskDirectory task, Instant now) {
        return SessionHistory.newest(task)
                .map(session -> new ReservationFile(session).at(now))
                .orElse(List.of());
    }

    private List<Reserved> without(List<PathPattern> paths, Instant now) {
        List<Reserved> rest = new ArrayList<>(own.at(now));
        rest.removeIf(reserved -> paths.contains(reserved.path()));
        return rest;
    }

    private Optional<Conflict> conflict(PathPattern path, Instant now) {
        return run.phase(track.phase()).tracks().stream()
                .filter(other -> other.number() != track.track())
                .flatMap(other -> other.tasks().stream().flatMap(task -> conflict(path, other, task, now)))
                .findFirst();
    }

    private Stream<Conflict> conflict(PathPattern path, Track other, TaskId task, Instant now) {
        Optional<TaskDirectory> live = run.directory().begun(task.text()).filter(SessionHistory::isAlive);
        if (live.isEmpty()) {
            return Stream.empty();
        }
        return ends(path, task, live.get(), now)
                .map(until -> new Conflict(path, other, task.text(), until, isEnding(live.get())));
    }

    /** Until when a live task holds a path, once for each hold; empty where its scope does. */
    private Stream<Optional<Instant>> ends(PathPattern path, TaskId task, TaskDirectory live, Instant now) {
        if (run.task(task.text()).scope().patterns().stream().anyMatch(path::overlaps)) {
            return Stream.of(Optional.empty());
        }
        return of(live, now).stream()
                .filter(reserved -> reserved.path().overlaps(path))
                .map(reserved -> Optional.of(Instant.ofEpochMilli(reserved.until())));
    }

    private static boolean isEnding(TaskDirectory live) {
        return SessionHistory.newest(live)
                .filter(session -> new WaitFile(session).isWaiting())
                .isPresent();
    }
}
