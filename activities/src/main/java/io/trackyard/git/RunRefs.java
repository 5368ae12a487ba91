package io.trackyard.git;

/**
 * Every ref name of one run, and no other place spells one. The names are a contract: refs written by one release are read
 * by the next.
 */
public final class RunRefs {
    /** What stands for a run's name where there is none. */
    public static final String BACKGROUND = "bg";

    private static final String ROOT = "refs/trackyard/";

    /** What the names of all marks of {@link #active} begin with. */
    static final String ALL_ACTIVE = ROOT + "active/";

    private final String run;

    private RunRefs(String run) {
        this.run = run;
    }

    public static RunRefs of(String run) {
        return new RunRefs(EncodedId.of(run).value());
    }

    /** Those of background tasks, which are of no run. No run is called so, and none of these is {@link #branch()}. */
    public static RunRefs ofBackground() {
        return of(BACKGROUND);
    }

    /** The branch on which a background task leaves its work. */
    public static RefName backgroundBranch(String task) {
        return RefName.branch("trackyard/%s/%s".formatted(BACKGROUND, EncodedId.of(task)));
    }

    /** The ref that exists as long as a run works on this source. */
    public static RefName active(String source) {
        return new RefName(ALL_ACTIVE + EncodedId.of(source));
    }

    /** The branch on which the verified work of all tasks comes together. */
    public RefName branch() {
        return RefName.branch("trackyard/" + run);
    }

    /** A track's branch. It does not lie below {@link #branch()}, because git allows nothing below a branch. */
    public RefName trackBranch(long lease, String track) {
        return RefName.branch("trackyard-tracks/%s/%d-%s".formatted(run, lease, EncodedId.of(track)));
    }

    public RefName plan(int version) {
        return new RefName(ROOT + "runs/%s/plan/%d".formatted(run, version));
    }

    /**
     * What is said of the run at the end of a phase.
     *
     * @param form what a file with it would end in: {@code "md"}
     */
    RefName report(int phase, String form) {
        return new RefName(ROOT + "runs/%s/report/%d.%s".formatted(run, phase, form));
    }

    /** The {@code number}-th snapshot of a task's work, from 1. */
    public RefName snapshot(String task, int number) {
        return new RefName(snapshots(task) + "/" + number);
    }

    /** The name that all snapshots of a task lie below. */
    String snapshots(String task) {
        return ROOT + "wip/%s/%s".formatted(run, EncodedId.of(task));
    }

    public RefName taskEpoch(String task) {
        return new RefName(ROOT + "epoch/%s/task/%s".formatted(run, EncodedId.of(task)));
    }

    /** The epoch of a track: of opening and closing its worktree. */
    public RefName trackEpoch(String track) {
        return new RefName(ROOT + "epoch/%s/track/%s".formatted(run, EncodedId.of(track)));
    }

    /** The epoch of the run's merge queue and of its landing. */
    public RefName queueEpoch() {
        return new RefName(ROOT + "epoch/%s/queue".formatted(run));
    }

    /** Where the work of an abandoned task is kept. */
    public RefName abandoned(String task) {
        return new RefName(ROOT + "abandoned/%s/%s".formatted(run, EncodedId.of(task)));
    }
}
