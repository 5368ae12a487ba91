package io.trackyard.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * An agent that is a real executable and does what it is told, step by step:
 * {@code ScriptedAgent.in(directory).says("working").waitsFor("go").writes("a.txt", "text").endsWell()}.
 */
public final class ScriptedAgent {
    private static final String PROGRAM = """
            #!/bin/sh
            here=$(dirname "$0")
            echo $$ >>"$here/starts"
            cat >"$here/prompt"
            while IFS= read -r step <&3; do
              rest=${step#* }
              case ${step%% *} in
                say) printf '%s\\n' "$rest" ;;
                complain) printf '%s\\n' "$rest" >&2 ;;
                write) mkdir -p "$(dirname "${rest#* }")"; cp "$here/${rest%% *}" "${rest#* }" ;;
                run) eval "$rest" ;;
                await) until [ -e "$here/signal-$rest" ]; do sleep 0.05; done ;;
                ignore) trap '' TERM HUP INT ;;
                exit) exit "$rest" ;;
              esac
            done 3<"$here/steps"
            """;

    private final Path directory;

    private ScriptedAgent(Path directory) {
        this.directory = directory;
    }

    /** An agent without steps, which ends well at once; its files are in the directory, which is made. */
    public static ScriptedAgent in(Path directory) throws IOException {
        Files.createDirectories(directory);
        ScriptedAgent agent = new ScriptedAgent(directory);
        Files.writeString(agent.executable(), PROGRAM);
        Files.setPosixFilePermissions(agent.executable(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(agent.file("steps"), "");
        return agent;
    }

    /** The agent that {@link #in} made there. */
    public static ScriptedAgent at(Path directory) {
        return new ScriptedAgent(directory);
    }

    public Path executable() {
        return file("agent");
    }

    public ScriptedAgent says(String line) throws IOException {
        return step("say " + line);
    }

    /** Says it on standard error. */
    public ScriptedAgent complains(String line) throws IOException {
        return step("complain " + line);
    }

    /** Writes a file of its working directory. */
    public ScriptedAgent writes(String path, String content) throws IOException {
        String name = "content-" + Files.readAllLines(file("steps")).size();
        Files.writeString(file(name), content);
        return step("write " + name + " " + path);
    }

    /** Runs a line of shell. */
    public ScriptedAgent runs(String line) throws IOException {
        return step("run " + line);
    }

    /** Goes on when {@link #receives} was called, before or after. */
    public ScriptedAgent waitsFor(String signal) throws IOException {
        return step("await " + signal);
    }

    /** Ignores TERM, HUP and INT from now on. */
    public ScriptedAgent ignoresSignals() throws IOException {
        return step("ignore");
    }

    public ScriptedAgent endsWith(int exitCode) throws IOException {
        return step("exit " + exitCode);
    }

    public ScriptedAgent endsWell() throws IOException {
        return endsWith(0);
    }

    /** Lets it go on from {@link #waitsFor}. */
    public void receives(String signal) throws IOException {
        Files.writeString(file("signal-" + signal), "");
    }

    /** The pids it was started with, in order. */
    public List<Long> starts() throws IOException {
        return Files.exists(file("starts"))
                ? Files.readAllLines(file("starts")).stream().map(Long::valueOf).toList()
                : List.of();
    }

    /** What it last read from its standard input. */
    public String prompt() throws IOException {
        return Files.readString(file("prompt"));
    }

    private ScriptedAgent step(String step) throws IOException {
        if (step.contains("\n")) {
            throw new IllegalArgumentException("a step is one line: " + step);
        }
        Files.writeString(file("steps"), step + "\n", StandardOpenOption.APPEND);
        return this;
    }

    private Path file(String name) {
        return directory.resolve(name);
    }
}
