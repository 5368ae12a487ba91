package io.trackyard.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A process that is spoken to by lines: how a lock is held by a process while this one decides what to do under it. Its
 * standard input ends with this process, however that ends, and it is made to end then.
 */
public final class Dialogue implements AutoCloseable {
    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    private final Process process;
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();

    private Dialogue(Process process) {
        this.process = process;
    }

    /** Starts it in a session of its own; its standard error is discarded, the command's input and limit not used. */
    public static Dialogue start(Command command) {
        ProcessBuilder builder = Detachment.prepare(command).redirectError(Redirect.DISCARD);
        Dialogue dialogue = new Dialogue(Detachment.begin(builder, command));
        Thread reader = new Thread(dialogue::read, "lines of " + dialogue.process.pid());
        reader.setDaemon(true);
        reader.start();
        return dialogue;
    }

    /**
     * The next line it says; empty when it has said its last, or nothing within the time.
     *
     * @throws InterruptedException when this thread is interrupted
     */
    public Optional<String> hear(Duration limit) throws InterruptedException {
        Optional<String> line = lines.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        return line == null ? Optional.empty() : line;
    }

    /** Says a line to it. Whether it was heard, its answer tells: one that was killed answers nothing. */
    public void say(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException gone) {
            // It has ended: the next answer is the empty one.
        }
    }

    /** Ends its standard input, waits for it, and kills it where it does not end by itself. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            // It has ended before.
        }
        try {
            if (process.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    private void read() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(Optional.of(line));
            }
        } catch (IOException closed) {
            // As the end of its output.
        }
        lines.add(Optional.empty());
    }
}
