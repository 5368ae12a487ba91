package io.trackyard.problem;

/** Whose fault a problem is; decides whether an attempt is charged, and which exit code the command line ends with. */
public enum Fault {
    /** The task's own: its session failed or delivered nothing. Charged as an attempt. */
    TASK,
    /** A limit of the agent's provider. Waited for, never charged. */
    QUOTA,
    /** What a person typed or wrote: a bad plan, a refused landing. Exit code 2. */
    USER,
    /** The Temporal server cannot be reached or started. Exit code 3. */
    SERVER,
    /** The machine: disk, port, permissions, a missing program, a failed set-up step. Exit code 7. */
    ENVIRONMENT,
    /** Trackyard's own. Exit code 7. */
    OURS
}
