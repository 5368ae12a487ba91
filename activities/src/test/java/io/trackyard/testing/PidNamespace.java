package io.trackyard.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a main class of the test class path in a new pid namespace, with a {@code /proc} of its own. */
public final class PidNamespace {
    private static final String INSIDE = "trackyard.inside-pid-namespace";
    private static final String OURS = "trackyard.";

    /** What a test gets that asks for no other. */
    static final Duration LIMIT = Duration.ofSeconds(InPidNamespace.LIMIT_SECONDS);

    private PidNamespace() {}

    /** How the main class ended, and what it printed on both outputs. */
    public record Outcome(int exitCode, String output) {}

    /** Whether this JVM was started by {@link #run}. */
    public static boolean isInside() {
        return Boolean.getBoolean(INSIDE);
    }

    /** Whether this system lets this user make a pid namespace. */
    public static boolean isOffered() throws IOException, InterruptedException {
        List<String> arguments = unshare();
        arguments.add("true");
        try {
            return new ProcessBuilder(arguments).start().waitFor() == 0;
        } catch (IOException noUnshare) {
            return false;
        }
    }

    /** Runs the main class to its end; everything in the namespace ends with it. */
    public static Outcome run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        return run(LIMIT, main, arguments);
    }

    /** As {@link #run(Class, String...)}, with another limit. */
    static Outcome run(Duration limit, Class<?> main, String... arguments) throws IOException, InterruptedException {
        List<String> whole = unshare();
        // A shell as pid 1 collects orphans as init does; the second command keeps it from executing in place.
        whole.addAll(List.of("sh", "-c", "\"$@\"; exit $?", "init"));
        whole.addAll(java(main, arguments));
        Path output = Files.createTempFile("pid-namespace", ".log");
        try {
            Process process = new ProcessBuilder(whole)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }

    /** The command line of another JVM with this one's class path and settings. */
    public static List<String> java(Class<?> main, String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D" + INSIDE + "=true",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData")); // JVMs of several namespaces share the directory of these files, and their pids
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(OURS))
                .sorted()
                .forEach(name -> line.add("-D" + name + "=" + System.getProperty(name)));
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        line.addAll(List.of(arguments));
        return line;
    }

    /** The pids alive in the namespace, but for its init and this JVM. */
    public static List<Long> others() throws IOException {
        List<Long> pids = new ArrayList<>();
        for (ProcessHandle handle : ProcessHandle.allProcesses().toList()) {
            if (handle.pid() != 1 && handle.pid() != ProcessHandle.current().pid() && !isZombie(handle.pid())) {
                pids.add(handle.pid());
            }
        }
        return pids;
    }

    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'Z';
        } catch (IOException gone) {
            return true;
        }
    }

    /** What goes before a command line that is to run as the first process of a new namespace, which ends with it. */
    public static List<String> unshare() {
        List<String> arguments = new ArrayList<>(List.of("unshare"));
        if (!"root".equals(System.getProperty("user.name"))) {
            arguments.addAll(List.of("--user", "--map-root-user"));
        }
        arguments.addAll(List.of("--pid", "--fork", "--kill-child", "--mount-proc"));
        return arguments;
    }
}
