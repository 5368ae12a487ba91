package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the launcher keeps builds, and for how long. */
@Execution(ExecutionMode.CONCURRENT)
class LauncherCacheIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration LONG_AGO = Duration.ofDays(40);
    private static final int ENVIRONMENT = 7;

    @TempDir
    Path machine;

    private LauncherClone clone;

    @BeforeEach
    void makeAClone() throws IOException {
        clone = LauncherClone.on(machine).program("echo one");
    }

    @Test
    void keepsBuildsWhereTheVariableSaysSo() throws IOException {
        Path cache = machine.resolve("my cache");

        clone.with("XDG_CACHE_HOME", cache.toString()).run().exits(0);

        assertThat(builds(cache.resolve("trackyard/builds"))).hasSize(1);
        assertThat(clone.builds()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "relative/cache"})
    void passesOverAVariableThatIsNoAbsolutePath(String cache) throws IOException {
        clone.with("XDG_CACHE_HOME", cache).run().exits(0);

        assertThat(builds(clone.builds())).hasSize(1);
    }

    @Test
    void needsAPlaceForABuildAndNoneForARun() {
        LauncherClone homeless = clone.without("HOME");

        Answer refused = homeless.run("version").exits(ENVIRONMENT);

        assertThat(refused.err())
                .isEqualTo("trackyard: has to be built first, and that needs a place to keep the build:"
                        + " set HOME, or XDG_CACHE_HOME, to a directory.\n");
        assertThat(clone.mavenCalls()).isEmpty();
        clone.run().exits(0);
        assertThat(homeless.run().exits(0).out()).isEqualTo("one\n");
    }

    @Test
    void refusesACacheThatIsNoDirectory() throws IOException {
        Path cache = Files.writeString(machine.resolve("cache"), "a file");

        assertThatItIsRefused(cache, clone);
    }

    @Test
    void refusesACacheThatCannotBeWritten() throws IOException {
        Path cache = Files.createDirectory(machine.resolve("cache"));
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeThat(Files.isWritable(cache)).as("this user may write anywhere").isFalse();

        assertThatItIsRefused(cache, clone);
    }

    @Test
    void refusesACacheOnADiskThatIsReadOnly() throws IOException {
        Path cache = Files.createDirectory(machine.resolve("cache"));
        Path namespaces = LauncherClone.onPath("unshare").orElse(Path.of("/nowhere"));
        LauncherClone readOnly = clone.tool(
                        "mount", "exec " + LauncherClone.onPath("mount").orElse(Path.of("/nowhere")) + " \"$@\"")
                .behind(
                        namespaces.toString(),
                        "--user",
                        "--map-root-user",
                        "--mount",
                        "/bin/sh",
                        "-c",
                        "mount -t tmpfs -o ro tmpfs \"$0\" || exit 99; exec \"$@\"",
                        cache.toString());
        assumeThat(namespaces).isExecutable();
        assumeThat(readOnly.with("TRACKYARD_JAVA", "/nowhere").run().status())
                .as("mounting works")
                .isEqualTo(ENVIRONMENT);

        assertThatItIsRefused(cache, readOnly);
    }

    private static void assertThatItIsRefused(Path cache, LauncherClone clone) {
        Answer refused =
                clone.with("XDG_CACHE_HOME", cache.toString()).run("version").exits(ENVIRONMENT);

        assertThat(refused.err())
                .isEqualTo(
                        "trackyard: has to be built first, and that needs a place to keep the build,"
                                + " and %s/trackyard/builds cannot be written.%n",
                        cache);
        assertThat(clone.mavenCalls()).isEmpty();
    }

    @Test
    void removesTheBuildsThatNobodyHasUsedForLong() throws IOException {
        clone.run().exits(0);
        Path unused = onlyBuild();
        clone.program("echo two").run().exits(0);
        Path recent = builds(clone.builds()).stream()
                .filter(build -> !build.equals(unused))
                .findFirst()
                .orElseThrow();
        age(unused);

        clone.program("echo three").run().exits(0);

        assertThat(builds(clone.builds())).hasSize(2).contains(recent).doesNotContain(unused);
    }

    @Test
    void aCommandKeepsItsBuildFromGrowingOld() throws IOException {
        clone.run().exits(0);
        age(onlyBuild());

        clone.run().exits(0);

        assertThat(Files.getLastModifiedTime(onlyBuild()).toInstant())
                .isAfter(Instant.now().minus(Duration.ofHours(1)));
    }

    @Test
    void leavesTheBuildOfALiveWorkerAloneHoweverOldItIs() throws IOException {
        clone.program("echo working >&2; until [ -e '%s/end' ]; do sleep 0.1; done".formatted(machine));
        Started worker = clone.start("worker");
        await().atMost(LIMIT).until(() -> worker.said().endsWith("working\n"));
        Path old = onlyBuild();
        age(old);

        clone.program("echo two").run().exits(0);

        assertThat(old.resolve("program")).exists();
        Files.writeString(machine.resolve("end"), "");
        worker.answer().exits(0);
        clone.program("echo three").run().exits(0);
        assertThat(old).doesNotExist();
    }

    private Path onlyBuild() throws IOException {
        assertThat(builds(clone.builds())).hasSize(1);
        return builds(clone.builds()).get(0);
    }

    private static List<Path> builds(Path directory) throws IOException {
        try (Stream<Path> builds = Files.list(directory)) {
            return builds.toList();
        }
    }

    private static void age(Path build) throws IOException {
        Files.setLastModifiedTime(build, FileTime.from(Instant.now().minus(LONG_AGO)));
    }
}
