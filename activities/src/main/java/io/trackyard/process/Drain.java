package io.trackyard.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Takes one output of a process in to its end on a thread of its own, so that a full pipe never stops the process. */
final class Drain {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final OutputStream sink;
    private final Thread thread;
    private long room;
    private volatile boolean overflowed;
    private volatile boolean broken;

    private Drain(InputStream stream, OutputStream sink, long most, String name) {
        this.sink = sink;
        this.room = most;
        thread = new Thread(() -> copy(stream), name);
        thread.setDaemon(true);
    }

    /** As much of the output goes into the sink as {@code most} bytes; what comes after is refused. */
    static Drain start(InputStream stream, OutputStream sink, long most, String name) {
        Drain drain = new Drain(stream, sink, most, name);
        drain.thread.start();
        return drain;
    }

    /** Waits until all of it is in the sink. Comes back at once where every writer has ended. */
    void await() throws InterruptedException {
        thread.join();
    }

    /** Whether there was more than was taken: known for certain after {@link #await}. */
    boolean hasOverflowed() {
        return overflowed;
    }

    /** Whether nothing more is taken, though there may be more. */
    boolean hasStopped() {
        return overflowed || broken;
    }

    /** Whether the sink took no more, as on a full disk: known for certain after {@link #await}. */
    boolean isBroken() {
        return broken;
    }

    private void copy(InputStream stream) {
        byte[] buffer = new byte[BUFFER_BYTES];
        // closing it tells a program that nobody takes any more
        try (stream) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                int taken = (int) Math.min(room, count);
                if (!write(buffer, taken)) {
                    return;
                }
                room -= taken;
                if (taken < count) {
                    overflowed = true;
                    return;
                }
            }
        } catch (IOException closed) {
            // The process was ended and its pipe closed with it: what was read until then is the output.
        }
    }

    private boolean write(byte[] bytes, int count) {
        try {
            sink.write(bytes, 0, count);
            return true;
        } catch (IOException full) {
            broken = true;
            return false;
        }
    }
}
