package io.trackyard.cli;

/**
 * The exit codes in words, as the help of each command lists those it ends with. The numbers are those of {@link
 * ExitStatus}; picocli reads what stands before the colon as the number.
 */
public final class ExitCodes {
    /** What stands above the list. */
    public static final String HEADING = "%nExit codes:%n";

    public static final String DONE = "0:done";
    public static final String INTEGRATED = "0:every task that was started is integrated";
    public static final String INCOMPLETE = "1:some tasks were abandoned or skipped";
    public static final String BATCH = "0:every task of the batch is verified";
    public static final String BATCH_FAILED = "1:some tasks failed, were abandoned or were not tried";
    public static final String USAGE = "2:a mistake in the options, or no such run";
    public static final String PLAN = "2:a mistake in the options or in the plan";
    public static final String START =
            "2:a mistake in the options or in the plan, no yes, or another run has the source";
    public static final String PROFILES = "2:a mistake in the options, or no such profile";
    public static final String FILE_THERE = "2:a mistake in the options, or there is a trackyard.yaml";
    public static final String LANDING = "2:a mistake in the options, or the landing was refused";
    public static final String SERVER = "3:the Temporal server cannot be reached or started";
    public static final String CANCELLED = "4:the run was cancelled";
    public static final String RUNNING = "5:the run goes on";
    public static final String WAITING =
            "6:the run is paused or asks something, and nothing of it is being carried out";
    public static final String UNATTENDED =
            "6:the run is paused or asks something, and there is no terminal to go on from";
    public static final String ENVIRONMENT = "7:this machine (disk, port, database), or a fault of Trackyard's own";
    public static final String INTERRUPTED = "130:left with Ctrl-C; the run goes on";

    public static final String ENDED = "143:ended by SIGTERM, 130 by Ctrl-C; sessions go on";

    public static final String TASKS = "2:a mistake in the options, or no such background task";
    public static final String LAUNCH = "2:a mistake in the options, no agent, or a name that is taken";
    public static final String COMPLETED = "0:the task is completed";
    public static final String LAUNCHED = "0:launched; with --wait: every task is completed";
    public static final String TASK_FAILED = "1:a task failed";
    public static final String TASK_OPEN = "5:a task is still pending or running";

    private ExitCodes() {}
}
