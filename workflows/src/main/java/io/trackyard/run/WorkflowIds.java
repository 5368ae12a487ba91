package io.trackyard.run;

/** The ids of workflows, which people read in the Web UI and programs rely on. */
public final class WorkflowIds {
    private WorkflowIds() {}

    /** {@code trackyard/bv-1f3c/bright-heron}. */
    public static String run(String repository, String run) {
        return "trackyard/" + repository + "/" + run;
    }

    /** {@code trackyard/bv-1f3c/bright-heron/phase-3}. */
    public static String phase(String runWorkflowId, int phase) {
        return runWorkflowId + "/phase-" + phase;
    }

    /** {@code trackyard/bv-1f3c/bright-heron/phase-3/track-7}, and {@code …/track-7.2} when it goes on after a wait. */
    static String track(String phaseWorkflowId, int track, int segment) {
        return phaseWorkflowId + "/track-" + track + (segment == 1 ? "" : "." + segment);
    }
}
