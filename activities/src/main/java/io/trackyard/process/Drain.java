package io.trackyard.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads one output of a process to its end on a thread of its own, so that a full pipe never stops the process. */
final class Drain {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Thread thread;

    private Drain(InputStream stream, String name) {
        thread = new Thread(() -> copy(stream), name);
        thread.setDaemon(true);
    }

    static Drain start(InputStream stream, String name) {
        Drain drain = new Drain(stream, name);
        drain.thread.start();
        return drain;
    }

    /** All of it. Comes back at once where every writer has ended. */
    byte[] bytes() throws InterruptedException {
        thread.join();
        return bytes.toByteArray();
    }

    private void copy(InputStream stream) {
        byte[] buffer = new byte[8192];
        try (stream) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                bytes.write(buffer, 0, count);
            }
        } catch (IOException closed) {
            // The process was ended and its pipe closed with it: what was read until then is the output.
        }
    }
}
