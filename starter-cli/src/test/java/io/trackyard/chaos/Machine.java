package io.trackyard.chaos;

import io.trackyard.testing.PidNamespace;
import io.trackyard.testing.Waiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A machine that can lose its power: a process namespace with a boot id of its own. What is typed at it runs inside; all
 * of that ends with it, at once.
 */
final class Machine implements AutoCloseable {
    /** Types what is named on its input. The first process of the namespace only waits for it, and so collects orphans. */
    private static final String TYPIST = """
            while read -r script; do sh "$script" </dev/null >/dev/null 2>&1 & done
            """;

    private static final String INIT = """
            mount --bind "$1" /proc/sys/kernel/random/boot_id || exit 1
            sh -c "$2"
            exit $?
            """;

    private final Process process;
    private final Path scripts;

    private Machine(Process process, Path scripts) {
        this.process = process;
        this.scripts = scripts;
    }

    /**
     * Boots one.
     *
     * @param directory where what is typed at it, and what that prints, is kept; may be that of an earlier boot
     * @param boot different for each boot
     */
    static Machine boot(Path directory, int boot) throws IOException {
        Path id = directory.resolve("boot-%d".formatted(boot));
        Files.createDirectories(directory);
        Files.writeString(id, "c4a05c4a-05c4-4a05-8c4a-%012d%n".formatted(boot));
        List<String> line = new ArrayList<>(PidNamespace.unshare());
        line.addAll(List.of("sh", "-c", INIT, "init", id.toString(), TYPIST));
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("boot.log").toFile())
                .start();
        return new Machine(process, directory);
    }

    /**
     * Types a command.
     *
     * @param name under which its outputs are kept
     * @param pid the file that holds its process id while it runs
     */
    Typed type(String name, Path directory, Map<String, String> environment, Path pid, List<String> line)
            throws IOException {
        Typed typed = new Typed(line, scripts.resolve(name));
        Path script = scripts.resolve(name + ".sh");
        String variables = environment.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + quoted(variable.getValue()))
                .collect(Collectors.joining(" "));
        Files.writeString(script, """
                cd %1$s || exit 1
                env -i %2$s sh -c 'echo $$ >"$0"; exec "$@"' %3$s %4$s >%5$s.out 2>%5$s.err
                echo $? >%5$s.code && rm -f %3$s && mv %5$s.code %5$s.ended
                """.formatted(
                        quoted(directory.toString()),
                        variables,
                        quoted(pid.toString()),
                        line.stream().map(Machine::quoted).collect(Collectors.joining(" ")),
                        quoted(typed.files().toString())));
        begin(script);
        return typed;
    }

    /** Has it carry out a line of shell, beside all that is typed. */
    void carryOut(String name, String line) throws IOException {
        Path script = scripts.resolve(name + ".sh");
        Files.writeString(script, line + "\n");
        begin(script);
    }

    private void begin(Path script) throws IOException {
        process.getOutputStream().write((script + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** Ends everything in it, at once. */
    @Override
    public void close() {
        process.destroyForcibly();
        Waiting.until("the end of a machine", () -> !process.isAlive());
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
