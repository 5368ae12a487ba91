package io.trackyard.background.host;

import java.nio.file.Path;

/** Where a session of a background task works, and what of it is looked at before and after. */
interface Workplace {

    /** A place that is there no more: there is nothing to keep and nothing to look at. */
    Workplace GONE = new GonePlace();

    /** The directory its agent is started in. */
    Path path();

    /** The right to act there. */
    long epoch();

    /** Makes it ready for a launch; done once for each, however often it is called. */
    void prepare(int launch);

    /** Keeps what is in it: called before and after a session is ended, and after every end. */
    void keep();

    /** What a session left that says it did its task. No process of it lives any more. */
    Finding judge(int launch);

    /** What is to be known of a session that failed. */
    Finding lookAtFailed(int launch);

    /** Clears away what only the session needed; twice is once. */
    void close();
}
