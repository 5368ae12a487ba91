package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the launcher is called, and how it hands over. */
@Execution(ExecutionMode.CONCURRENT)
class LauncherIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Path REAL_PROGRAM = Path.of("target", "app").toAbsolutePath();
    private static final Path EXAMPLES =
            Path.of("..", "examples").toAbsolutePath().normalize();

    @TempDir
    Path machine;

    private LauncherClone clone;

    @BeforeEach
    void makeAClone() throws IOException {
        clone = LauncherClone.on(machine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "dash", "bash", "bash --posix", "busybox sh", "ksh", "zsh --emulate sh"})
    void runsUnderAnyPosixShell(String shell) {
        String[] words = shell.split(" ");
        assumeThat(LauncherClone.onPath(words[0])).as(words[0] + " is on PATH").isPresent();
        words[0] = LauncherClone.onPath(words[0]).orElseThrow().toString();

        Answer built = clone.behind(words).run("one", "two").exits(0);
        Answer again = clone.behind(words).run().exits(0);

        assertThat(built.out()).isEqualTo("[one]\n[two]\n");
        assertThat(built.err()).containsSubsequence("Building Trackyard", "Built in ", "Making later starts quick");
        assertThat(again.out()).isEqualTo("[]\n");
        assertThat(again.err()).isEmpty();
    }

    @Test
    void isWrittenAsPosixHasIt() {
        assumeThat(LauncherClone.onPath("shellcheck"))
                .as("shellcheck is on PATH")
                .isPresent();

        Answer checked = Started.start(
                        List.of("shellcheck"),
                        List.of("shellcheck", "--shell=sh", clone.launcher().toString()),
                        machine,
                        System.getenv(),
                        machine)
                .answer();

        assertThat(checked.out()).isEmpty();
        checked.exits(0);
    }

    @Test
    void handsArgumentsOnAsTheyAre() {
        String[] arguments = {"two words", "", "*", "a\nb", "-n", "$HOME `id` \\", "'\"", " "};

        assertThat(clone.run(arguments).exits(0).out())
                .isEqualTo("[two words]\n[]\n[*]\n[a\nb]\n[-n]\n[$HOME `id` \\]\n['\"]\n[ ]\n");
    }

    @Test
    void worksInADirectoryOfAnyName() throws IOException {
        clone.program("printf '%s\\n' \"$TRACKYARD_CLONE\"");

        assertThat(callInOddDirectory(clone).out())
                .isEqualTo(machine.toRealPath() + "/it's a \"clone\" * of $HOME – Ü/clone\n");
    }

    /** Clone and cache lie there. Called by a script, so that the test's own locale does not matter. */
    private Answer callInOddDirectory(LauncherClone clone) throws IOException {
        Path script = Files.writeString(machine.resolve("call.sh"), """
                odd="it's a \\"clone\\" * of \\$HOME – Ü"
                mkdir "$odd" && mv clone home "$odd" && cd "$odd/clone" && HOME=$PWD/../home ./trackyard version
                """);
        return clone.behind("/bin/sh").call(script.toString()).answer().exits(0);
    }

    /** Without a locale, in which a JVM would not find its way to such a directory; and with the classes it loads kept. */
    @Test
    void theRealProgramWorksThereAndStartsQuietly() throws IOException {
        assumeThat(REAL_PROGRAM).as("the packaged program").isDirectory();
        clone.program("").maven("cp -R '%s/.' starter-cli/target/app; cp -R '%s' .".formatted(REAL_PROGRAM, EXAMPLES));
        LauncherClone real = clone.with("TRACKYARD_JAVA", System.getProperty("java.home"))
                .with("PATH", machine.resolve("bin") + ":" + System.getenv("PATH"))
                .with("LC_ALL", "C");

        Answer first = callInOddDirectory(real);
        Answer warm = callAgain(real, "warm-up").exits(0);
        Answer second = callAgain(real, "version").exits(0);

        assertThat(first.out()).startsWith("trackyard ").isEqualTo(second.out());
        assertThat(warm.out()).contains("13 tasks");
        assertThat(second.err()).isEmpty();
        try (Stream<Path> archives =
                Files.find(machine, 8, (file, attributes) -> file.toString().endsWith(".jsa"))) {
            assertThat(archives)
                    .singleElement()
                    .satisfies(archive -> assertThat(archive).isNotEmptyFile());
        }
    }

    private Answer callAgain(LauncherClone clone, String command) {
        return clone.behind("/bin/sh", "-c", "cd \"$0\"*/clone && HOME=$PWD/../home ./trackyard \"$1\"")
                .call(machine.resolve("it").toString(), command)
                .answer();
    }

    @ParameterizedTest
    @CsvSource({"LANG,C", "LC_CTYPE,POSIX", "LC_ALL,C", "LC_TIME,de_DE"})
    void givesTheProgramALocaleForNamesOfFilesWhereNoneIsSet(String variable, String value) {
        clone.program("printf '%s\\n' \"${LC_ALL:-$LC_CTYPE}\"");
        assumeThat(System.getProperty("os.name")).isEqualTo("Linux");

        assertThat(clone.with(variable, value).run().exits(0).out()).isEqualTo("C.UTF-8\n");
    }

    @Test
    void isFoundThroughLinksAndFromElsewhere() throws IOException {
        clone.program("printf '%s\\n' \"$TRACKYARD_CLONE\"");
        Path bin = Files.createDirectories(machine.resolve("home/my bin"));
        Files.createSymbolicLink(bin.resolve("absolute"), clone.launcher());
        Files.createSymbolicLink(bin.resolve("relative"), Path.of("../../clone/trackyard"));
        Files.createSymbolicLink(bin.resolve("twice"), Path.of("relative"));
        Files.createSymbolicLink(machine.resolve("linked clone"), clone.path());
        String expected = clone.path().toRealPath() + "\n";

        for (String path : List.of("./absolute", "./relative", "./twice", "../../linked clone/trackyard")) {
            assertThat(clone.in(bin).call(path).answer().exits(0).out())
                    .as(path)
                    .isEqualTo(expected);
        }
        LauncherClone linked = clone.with("PATH", bin + ":" + machine.resolve("tools"));
        assertThat(linked.behind("/bin/sh", "-c")
                        .call("twice")
                        .answer()
                        .exits(0)
                        .out())
                .isEqualTo(expected);
        assertThat(clone.mavenCalls()).hasSize(1);
    }

    @Test
    void isNotLedAstrayByTheSearchPathOfCd() throws IOException {
        clone.program("printf '%s\\n' \"$TRACKYARD_CLONE\"");
        Files.createDirectories(machine.resolve("elsewhere/clone"));
        LauncherClone astray = clone.with("CDPATH", machine.resolve("elsewhere") + ":" + machine);

        assertThat(astray.call("clone/trackyard").answer().exits(0).out())
                .isEqualTo(clone.path().toRealPath() + "\n");
    }

    @Test
    void endsAsTheProgramEnds() {
        clone.program("echo out; echo err >&2; exit 42");
        clone.run();

        Answer ended = clone.run().exits(42);

        assertThat(ended.out()).isEqualTo("out\n");
        assertThat(ended.err()).isEqualTo("err\n");
    }

    @ParameterizedTest
    @CsvSource({"INT,3", "TERM,4"})
    void leavesSignalsToTheProgram(String signal, int status) {
        clone.program("trap 'exit 3' INT; trap 'exit 4' TERM; echo ready >&2; while :; do sleep 0.1; done");
        Started program = clone.behind(ProgramRunner.INTERRUPTIBLE).start();
        await().atMost(LIMIT).until(() -> program.said().endsWith("ready\n"));

        program.signal(signal);

        program.answer().exits(status);
    }

    @Test
    void leavesTheProgramsVariablesAlone() throws IOException {
        clone.program("env").tool("env", "exec " + LauncherClone.onPath("env").orElseThrow());
        LauncherClone set = clone.with("JAVA_HOME", "/mine").with("LANG", "tlh").with("LC_TIME", "C");

        List<String> built = variables(set);

        assertThat(built).contains("JAVA_HOME=/mine", "LANG=tlh", "LC_TIME=C").isEqualTo(variables(set));
    }

    private static List<String> variables(LauncherClone clone) {
        return clone.run()
                .exits(0)
                .out()
                .lines()
                .filter(line -> !line.startsWith("_="))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MINGW64_NT-10.0", "FreeBSD", "CYGWIN_NT-10.0"})
    void refusesASystemItDoesNotKnow(String system) throws IOException {
        Answer refused = clone.tool("uname", "echo " + system).run("version").exits(7);

        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).isEqualTo("trackyard: runs on Linux and macOS; on Windows, run it inside WSL 2.\n");
    }
}
