package io.trackyard.run;

/**
 * What a coordinating agent announces, in the words of the beads orchestrators' mail protocol: the same wherever they are
 * said, in mail, in a terminal and in the Web UI.
 */
public final class Announcements {
    /** All phases are over. */
    public static final String EXECUTION_COMPLETE = "[EXECUTION COMPLETE]";

    /** What follows it. */
    public static final String EXECUTION_FINISHED = "Execution finished.";

    /** What the look of a calibrator at a phase that is well came to. */
    public static final String CALIBRATION_PASSED = "Calibration passed.";

    /** What that at another came to. */
    public static final String ISSUES_FOUND = "Issues found.";

    private Announcements() {}

    /** A phase is over, and nothing more is to be mended. */
    public static String phaseComplete(int phase) {
        return "[PHASE COMPLETE] Phase " + phase;
    }

    /** Something of a phase is to be mended. */
    public static String calibrationFailed(int phase) {
        return "[CALIBRATION FAILED] Phase " + phase;
    }

    /** {@code Proceeding to Phase 2.}; empty behind the last of so many phases. */
    public static String proceeding(int phase, int phases) {
        return phase < phases ? "Proceeding to Phase %d.".formatted(phase + 1) : "";
    }

    /** What was found is being mended; {@code tasks}: what those that do it are called, {@code beads}. */
    public static String fixesCreated(String tasks) {
        return "Fix %s created. Stand by.".formatted(tasks);
    }
}
