package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A clone in small with a machine around it: the real launcher, one script for the sources, and stand-ins for Maven and
 * the JDKs. Commands find nothing beside these but the tools that the launcher names.
 */
final class LauncherClone {
    private static final Path LAUNCHER =
            Path.of("..", "trackyard").toAbsolutePath().normalize();
    private static final Path STAND_INS = Path.of("src", "test", "launcher");

    /** All that the launcher may need of a system. {@code ps} alone it can do without. */
    private static final List<String> TOOLS = List.of(
            "sh",
            "cat",
            "cp",
            "cut",
            "date",
            "dirname",
            "du",
            "find",
            "head",
            "ln",
            "mkdir",
            "mktemp",
            "mv",
            "perl",
            "ps",
            "readlink",
            "rm",
            "rmdir",
            "sed",
            "sleep",
            "stty",
            "tail",
            "touch",
            "uname");

    /** Where systems keep JDKs, which the copy of the launcher has on its own machine instead. */
    private static final List<String> PLACES_OF_JDKS =
            List.of("/usr/lib/jvm/", "/Library/Java/", "/opt/homebrew/", "/usr/local/opt/");

    private final Path machine;
    private final Path clone;
    private final Path directory;
    private final Map<String, String> environment;
    private final List<String> prefix;

    private LauncherClone(
            Path machine, Path clone, Path directory, Map<String, String> environment, List<String> prefix) {
        this.machine = machine;
        this.clone = clone;
        this.directory = directory;
        this.environment = environment;
        this.prefix = prefix;
    }

    /** A fresh one, with Maven, a JDK 21 and a home, none of which anything was put into yet. */
    static LauncherClone on(Path machine) throws IOException {
        Path clone = machine.resolve("clone");
        Map<String, String> environment = new HashMap<>(Map.of(
                "PATH",
                machine.resolve("bin") + ":" + machine.resolve("tools"),
                "HOME",
                machine.resolve("home").toString()));
        LauncherClone fresh = new LauncherClone(machine, clone, machine, environment, List.of());
        for (String directory : List.of("bin", "tools", "home", "clone")) {
            Files.createDirectories(machine.resolve(directory));
        }
        fresh.layOutTools();
        fresh.layOutLauncher();
        executable(machine.resolve("bin").resolve("mvn"), Files.readString(STAND_INS.resolve("mvn")));
        fresh.jdk("jdk-21", "21.0.4");
        fresh.program("printf '[%s]\\n' \"$@\"");
        return fresh;
    }

    private void layOutTools() throws IOException {
        for (String tool : TOOLS) {
            Optional<Path> real = onPath(tool);
            if (real.isPresent()) {
                executable(machine.resolve("tools").resolve(tool), "#!/bin/sh\nexec %s \"$@\"\n".formatted(real.get()));
            }
        }
    }

    /** A program of the machine that runs the tests. */
    static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(place -> Path.of(place).resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private void layOutLauncher() throws IOException {
        String script = Files.readString(LAUNCHER);
        for (String place : PLACES_OF_JDKS) {
            assertThat(script).contains(" " + place);
            script = script.replace(" " + place, " '" + machine + "'" + place);
        }
        executable(launcher(), script);
    }

    /** Puts a JDK where systems keep them. */
    Path jdk(String name, String version) throws IOException {
        Path jdk = jre(name, version);
        executable(jdk.resolve("bin").resolve("javac"), "#!/bin/sh\n");
        return jdk;
    }

    /** Puts one without a compiler there. */
    Path jre(String name, String version) throws IOException {
        Path jre = machine.resolve("usr/lib/jvm").resolve(name);
        executable(jre.resolve("bin").resolve("java"), Files.readString(STAND_INS.resolve("java")));
        Files.writeString(jre.resolve("release"), "IMPLEMENTOR=\"A test\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        return jre;
    }

    /** Writes the source of the program, a shell script, which is told {@code TRACKYARD_CLONE} and {@code TRACKYARD_JDK}. */
    LauncherClone program(String source) {
        return write("workflows/src/main/program", source + "\n");
    }

    /** What Maven does after it has compiled, a shell script; {@code wait_for FILE} waits for a file of the clone. */
    LauncherClone maven(String does) {
        return write("maven.sh", does + "\n");
    }

    LauncherClone write(String file, String text) {
        try {
            Path path = clone.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Puts a program onto the PATH, before all others. */
    LauncherClone tool(String name, String script) throws IOException {
        executable(machine.resolve("bin").resolve(name), "#!/bin/sh\n" + script + "\n");
        return this;
    }

    LauncherClone withoutTool(String name) throws IOException {
        Files.delete(machine.resolve("bin").resolve(name));
        return this;
    }

    LauncherClone with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new LauncherClone(machine, clone, directory, more, prefix);
    }

    LauncherClone without(String name) {
        Map<String, String> fewer = new HashMap<>(environment);
        fewer.remove(name);
        return new LauncherClone(machine, clone, directory, fewer, prefix);
    }

    /** Typed in another directory. */
    LauncherClone in(Path other) {
        return new LauncherClone(machine, clone, other, environment, prefix);
    }

    /** Run by another program, which takes the command line as its last arguments. */
    LauncherClone behind(String... program) {
        return new LauncherClone(machine, clone, directory, environment, List.of(program));
    }

    Path path() {
        return clone;
    }

    Path launcher() {
        return clone.resolve("trackyard");
    }

    Path builds() {
        return machine.resolve("home/.cache/trackyard/builds");
    }

    /** The {@code JAVA_HOME} of each call of Maven so far. */
    List<String> mavenCalls() {
        try {
            Path calls = clone.resolve("builds.txt");
            return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Answer run(String... arguments) {
        return start(arguments).answer();
    }

    Started start(String... arguments) {
        return call(launcher().toString(), arguments);
    }

    /** Calls it by another path than its own. */
    Started call(String path, String... arguments) {
        List<String> line = Stream.of(prefix, List.of(path), List.of(arguments))
                .flatMap(List::stream)
                .toList();
        return Started.start(line, new ArrayList<>(line), directory, environment, machine);
    }

    private static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
