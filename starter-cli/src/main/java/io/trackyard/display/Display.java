package io.trackyard.display;

import io.trackyard.connection.RunSnapshot;

/** Shows a person how a run goes on while they watch. Closing it ends the watching, never the run. */
public interface Display extends AutoCloseable {
    /** Shows how the run stands now. To be called often, also when nothing changed: times go on. */
    void show(RunSnapshot snapshot);

    /** Says something beside the state of the run, such as that a worker was started again. */
    void note(String text);

    @Override
    void close();
}
