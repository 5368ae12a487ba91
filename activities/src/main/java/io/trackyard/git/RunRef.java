package io.trackyard.git;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A ref that a run left in its repository.
 *
 * @param at when its commit was made; absent where it names a blob
 * @param run the run's name, encoded
 * @param task the task's id, encoded; absent where it is no task's
 * @param number of the snapshot, the plan's version, or the report's phase; 0 for all others
 */
public record RunRef(
        RefName name,
        ObjectId object,
        @Nullable Instant at,
        Kind kind,
        String run,
        @Nullable String task,
        int number) {

    /** What it is for. */
    public enum Kind {
        /** The verified work of the run. */
        BRANCH("refs/heads/trackyard/(?<run>[^/]+)"),
        /** The work of a track. */
        TRACK_BRANCH("refs/heads/trackyard-tracks/(?<run>[^/]+)/[^/]+"),
        /** A version of the frozen plan. */
        PLAN("refs/trackyard/runs/(?<run>[^/]+)/plan/(?<number>\\d{1,9})"),
        /** What was said of the run at the end of a phase. */
        REPORT("refs/trackyard/runs/(?<run>[^/]+)/report/(?<number>\\d{1,9})\\.[a-z]+"),
        /** A snapshot of a task's work. */
        SNAPSHOT("refs/trackyard/wip/(?<run>[^/]+)/(?<task>[^/]+)/(?<number>\\d{1,9})"),
        /** The last work of an abandoned task. */
        ABANDONED("refs/trackyard/abandoned/(?<run>[^/]+)/(?<task>[^/]+)"),
        /** Who may act. */
        EPOCH("refs/trackyard/epoch/(?<run>[^/]+)/.+");

        private final Pattern form;

        Kind(String form) {
            this.form = Pattern.compile(form);
        }
    }

    /** Reads a name; empty where the ref is no run's. */
    static Optional<RunRef> of(RefName name, ObjectId object, @Nullable Instant at) {
        for (Kind kind : Kind.values()) {
            Matcher form = kind.form.matcher(name.value());
            if (form.matches()) {
                String task = kind == Kind.SNAPSHOT || kind == Kind.ABANDONED ? form.group("task") : null;
                int number = kind == Kind.SNAPSHOT || kind == Kind.PLAN || kind == Kind.REPORT
                        ? Integer.parseInt(form.group("number"))
                        : 0;
                return Optional.of(new RunRef(name, object, at, kind, form.group("run"), task, number));
            }
        }
        return Optional.empty();
    }
}
