package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When the launcher builds, and what becomes of builds. */
@Execution(ExecutionMode.CONCURRENT)
class LauncherBuildIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** As {@code docs/command-line.md} numbers what the machine lacks. */
    private static final int ENVIRONMENT = 7;

    @TempDir
    Path machine;

    private LauncherClone clone;

    @BeforeEach
    void makeAClone() throws IOException {
        clone = LauncherClone.on(machine).program("echo one");
    }

    @Test
    void buildsOnceForUnchangedSources() {
        clone.write("workflows/src/test/Some.java", "a test");

        assertThat(clone.run().exits(0).out()).isEqualTo("one\n");
        clone.write("workflows/src/test/Some.java", "another test").write("README.md", "text");
        assertThat(clone.run().exits(0).out()).isEqualTo("one\n");

        assertThat(clone.mavenCalls()).hasSize(1);
    }

    @Test
    void buildsAnewWhenASourceHasChanged() {
        clone.run().exits(0);

        clone.program("echo two");

        assertThat(clone.run().exits(0).out()).isEqualTo("two\n");
        assertThat(clone.run().exits(0).out()).isEqualTo("two\n");
        assertThat(clone.mavenCalls()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "activities/pom.xml", "starter-cli/src/main/resources/added.txt"})
    void buildsAnewWhenAFileIsAdded(String file) {
        clone.write("starter-cli/src/main/resources/other.txt", "").run().exits(0);

        clone.write(file, "").run().exits(0);

        assertThat(clone.mavenCalls()).hasSize(2);
    }

    @Test
    void buildsAnewWhenAFileIsRemoved() throws IOException {
        clone.write("worker-app/src/main/java/a/B.java", "").run().exits(0);

        Files.delete(clone.path().resolve("worker-app/src/main/java/a/B.java"));
        clone.run().exits(0);

        assertThat(clone.mavenCalls()).hasSize(2);
    }

    @Test
    void buildsAnewWhatWasChangedDuringTheBuild() throws IOException {
        clone.maven("touch compiled; wait_for go");
        Started first = clone.start();
        awaitFile("compiled");

        clone.program("echo two").write("go", "");

        assertThat(first.answer().exits(0).out()).isEqualTo("one\n");
        assertThat(clone.run().exits(0).out()).isEqualTo("two\n");
    }

    @Test
    void buildsAnewWhatWasRemovedFromTheCache() throws IOException {
        clone.run().exits(0);
        Files.move(clone.builds(), machine.resolve("gone"));

        assertThat(clone.run().exits(0).out()).isEqualTo("one\n");
    }

    @Test
    void takesNothingOverFromAnEarlierBuild() throws IOException {
        clone.program("ls \"$(dirname \"$0\")\"")
                .tool("ls", "exec " + LauncherClone.onPath("ls").orElseThrow() + " \"$@\"");
        clone.maven("touch $app/dependency-1.jar");
        clone.run().exits(0);

        clone.write("pom.xml", "another version").maven("touch $app/dependency-2.jar");

        assertThat(clone.run().exits(0).out()).isEqualTo("dependency-2.jar\nprogram\ntrackyard-21.jsa\n");
    }

    @Test
    void oneBuildsWhileAnotherWaitsAndSaysSo() {
        clone.maven("touch compiled; wait_for go");
        Started first = clone.start();
        awaitFile("compiled");
        Started second = clone.start();
        await().atMost(LIMIT).until(() -> second.said().contains("waiting"));

        clone.write("go", "");

        assertThat(first.answer().exits(0).out()).isEqualTo("one\n");
        Answer waited = second.answer().exits(0);
        assertThat(waited.out()).isEqualTo("one\n");
        assertThat(waited.err()).startsWith("Another trackyard is being built here; waiting for it ...\n");
        assertThat(clone.mavenCalls()).hasSize(1);
    }

    @Test
    void manyAtOnceOnAFreshCloneBuildOnce() {
        List<Started> all =
                IntStream.range(0, 5).mapToObj(each -> clone.start()).toList();

        assertThat(all)
                .allSatisfy(each -> assertThat(each.answer().exits(0).out()).isEqualTo("one\n"));
        assertThat(clone.mavenCalls()).hasSize(1);
    }

    @Test
    void manyAtOnceAfterABuildThatWasKilledBuildOnce() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Path target = Files.createDirectories(clone.path().resolve("starter-cli/target"));
        Files.createSymbolicLink(target.resolve(".build-lock"), Path.of(Long.toString(gone.pid())));

        List<Started> all =
                IntStream.range(0, 5).mapToObj(each -> clone.start()).toList();

        assertThat(all)
                .allSatisfy(each -> assertThat(each.answer().exits(0).out()).isEqualTo("one\n"));
        assertThat(clone.mavenCalls()).hasSize(1);
    }

    @Test
    void showsTheEndOfAFailedBuildAndTriesAgainNextTime() throws IOException {
        clone.maven("i=1; while [ $i -le 30 ]; do echo \"[line $i]\"; i=$((i + 1)); done; exit 1");
        Path log = clone.path().toRealPath().resolve("starter-cli/target/build.log");

        Answer failed = clone.run().exits(ENVIRONMENT);

        assertThat(failed.out()).isEmpty();
        assertThat(failed.err())
                .contains("[line 11]", "[line 30]")
                .doesNotContain("[line 10]")
                .endsWith("trackyard: could not be built; the whole log is in " + log + "\n");
        assertThat(log).content().contains("[line 1]");
        assertThat(clone.maven("").run().exits(0).out()).isEqualTo("one\n");
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143", "HUP,129"})
    void anInterruptedBuildIsNeverUsed(String signal, int status) throws IOException {
        clone.program("echo half").maven("touch compiled; echo $$ >maven.pid; exec sleep 60");
        Started interrupted = clone.behind(ProgramRunner.INTERRUPTIBLE).start("one");
        awaitFile("maven.pid");

        interrupted.signal(signal);

        assertThat(interrupted.answer().exits(status).out()).isEmpty();
        String maven = Files.readString(clone.path().resolve("maven.pid")).strip();
        assertThat(ProcessHandle.of(Long.parseLong(maven))).isEmpty();
        assertThat(clone.builds()).isEmptyDirectory();
        assertThat(clone.program("echo whole").maven("").run().exits(0).err()).doesNotContain("waiting");
        assertThat(clone.run().exits(0).out()).isEqualTo("whole\n");
    }

    @Test
    void saysWhatToInstallWhereThereIsNoMaven() throws IOException {
        assertThat(clone.withoutTool("mvn").run("version").exits(ENVIRONMENT).err())
                .isEqualTo("trackyard: has to be built first, and that needs Maven 3.8 or later"
                        + " (Debian, Ubuntu: apt install maven; macOS: brew install maven).\n");
    }

    @Test
    void refusesACloneThatCannotBeWritten() throws IOException {
        Path target = clone.write("starter-cli/target", "a file in the way")
                .path()
                .toRealPath()
                .resolve("starter-cli/target");

        assertThat(clone.run("version").exits(ENVIRONMENT).err())
                .isEqualTo("trackyard: has to be built first, and " + target + " cannot be written.\n");
    }

    @Test
    void needsNoMavenOnceItIsBuilt() throws IOException {
        clone.run().exits(0);

        assertThat(clone.withoutTool("mvn").run().exits(0).out()).isEqualTo("one\n");
    }

    private void awaitFile(String name) {
        await().atMost(LIMIT).until(() -> Files.exists(clone.path().resolve(name)));
    }
}
