package io.trackyard.git;

import io.trackyard.process.Tag;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A git of another worker that has locked the refs of a move and was stopped before it moved them. */
final class StoppedMove implements AutoCloseable {
    private final Process shell;
    private final BufferedReader answers;

    private StoppedMove(Process shell) {
        this.shell = shell;
        this.answers = shell.inputReader(StandardCharsets.UTF_8);
    }

    /** The shell stands for the worker: git is not a child of this process. */
    static StoppedMove of(Repository repository, RefMove move) throws IOException {
        String tag = Tag.ofRefs(repository.commonDirectory().toString()).entry();
        ProcessBuilder builder =
                new ProcessBuilder("sh", "-c", "env \"$1\" git update-ref --stdin; echo ended $?", "worker", tag);
        StoppedMove stopped = new StoppedMove(
                builder.directory(repository.topLevel().toFile()).start());
        String whole = new String(move.input(), StandardCharsets.UTF_8);
        stopped.say(whole.substring(0, whole.indexOf("commit\n")));
        stopped.hear("prepare: ok");
        return stopped;
    }

    /** Has it commit; whether git did. */
    boolean goesOn() throws IOException {
        try {
            say("commit\n");
        } catch (IOException gone) {
            // as it is to be
        }
        return hear("ended").equals("ended 0");
    }

    private void say(String text) throws IOException {
        shell.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        shell.getOutputStream().flush();
    }

    private String hear(String start) throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(start)) {
                return line;
            }
        }
        throw new IOException("it ended without a word of " + List.of(start));
    }

    @Override
    public void close() {
        shell.destroyForcibly();
    }
}
