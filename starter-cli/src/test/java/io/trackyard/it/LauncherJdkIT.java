package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which JDK the launcher takes to build with and to run with. */
@Execution(ExecutionMode.CONCURRENT)
class LauncherJdkIT {
    private static final String NO_JDK = "trackyard: needs a JDK, version 17 or later, and found %s; install one"
            + " (Debian, Ubuntu: apt install default-jdk; macOS: brew install openjdk),"
            + " or name it: TRACKYARD_JAVA=/path%n";

    @TempDir
    Path machine;

    private LauncherClone clone;
    private Path usual;

    @BeforeEach
    void makeAClone() throws IOException {
        clone = LauncherClone.on(machine).program("printf '%s\\n' \"$TRACKYARD_JDK\"");
        usual = machine.resolve("usr/lib/jvm/jdk-21");
    }

    @Test
    void takesTheNewestForBoth() throws IOException {
        clone.jdk("a-17", "17.0.9");
        Path newest = clone.jdk("b-25", "25");
        clone.jdk("c-8", "1.8.0_292");
        clone.jdk("d-9", "9.0.4");

        assertThat(taken(clone)).isEqualTo(newest);
        assertThat(clone.mavenCalls()).containsExactly(newest.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"22-ea", "22.0.1", "22"})
    void readsAnyFormOfAVersion(String version) throws IOException {
        Path newest = clone.jdk("other", version);

        assertThat(taken(clone)).isEqualTo(newest);
    }

    @Test
    void looksAtTheVariableAndAtThePathToo() throws IOException {
        Path named = Files.move(clone.jdk("named", "24"), machine.resolve("a named one"));
        assertThat(taken(clone.with("JAVA_HOME", named.toString()))).isEqualTo(named);

        Path onPath = Files.move(clone.jdk("path", "25"), machine.resolve("one on PATH"));
        Files.createSymbolicLink(machine.resolve("bin/java-link"), onPath.resolve("bin/java"));
        Files.createSymbolicLink(machine.resolve("bin/java"), Path.of("java-link"));
        assertThat(taken(clone.with("JAVA_HOME", named.toString()))).isEqualTo(onPath);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "", "relative"})
    void passesOverAVariableThatPointsNowhere(String nowhere) {
        assertThat(taken(clone.with("JAVA_HOME", nowhere))).isEqualTo(usual);
        assertThat(clone.mavenCalls()).containsExactly(usual.toString());
    }

    @Test
    void passesOverWhatOnlyLooksLikeOne() throws IOException {
        Files.delete(clone.jdk("without-release", "26").resolve("release"));
        Files.delete(clone.jdk("without-java", "26").resolve("bin/java"));
        Files.writeString(clone.jdk("unreadable", "26").resolve("release"), "JAVA_VERSION=\"soon\"\n");

        assertThat(taken(clone)).isEqualTo(usual);
    }

    @Test
    void takesTheOneThatIsNamedForIt() throws IOException {
        clone.jdk("newest", "25");

        assertThat(taken(clone.with("TRACKYARD_JAVA", usual.toString()))).isEqualTo(usual);
        assertThat(taken(clone.in(usual.getParent()).with("TRACKYARD_JAVA", "jdk-21")))
                .isEqualTo(usual.toRealPath());
    }

    @Test
    void refusesANamedOneThatIsNone() throws IOException {
        Path old = clone.jdk("old", "11.0.2");

        for (String named : new String[] {"/nowhere", old.toString()}) {
            assertThat(clone.with("TRACKYARD_JAVA", named)
                            .run("version")
                            .exits(7)
                            .err())
                    .isEqualTo("trackyard: TRACKYARD_JAVA=" + named
                            + " is no JDK of version 17 or later; without it the newest one is looked for.\n");
        }
    }

    @Test
    void saysWhatToInstallWhereThereIsNone() throws IOException {
        Files.delete(usual.resolve("release"));

        assertThat(clone.run("version").exits(7).err()).isEqualTo(NO_JDK.formatted("none"));
        assertThat(clone.mavenCalls()).isEmpty();
    }

    @Test
    void saysWhatToInstallWhereAllAreTooOld() throws IOException {
        Files.delete(usual.resolve("release"));
        Path old = clone.jdk("old", "16.0.2");
        clone.jdk("older", "1.8.0_292");

        assertThat(clone.run("version").exits(7).err()).isEqualTo(NO_JDK.formatted(old));
    }

    @Test
    void buildsWithOneThatHasACompilerAndRunsWithTheNewest() throws IOException {
        Path newest = clone.jre("newest", "25");

        assertThat(taken(clone)).isEqualTo(newest);
        assertThat(clone.mavenCalls()).containsExactly(usual.toString());
    }

    @Test
    void saysWhatToInstallWhereNoneHasACompiler() throws IOException {
        Files.delete(usual.resolve("bin/javac"));

        assertThat(clone.run("version").exits(7).err())
                .isEqualTo(
                        "trackyard: has to be built first, and that needs a JDK, version 17 or later, with a compiler"
                                + " (Debian, Ubuntu: apt install default-jdk; macOS: brew install openjdk).\n");
        assertThat(clone.mavenCalls()).isEmpty();
    }

    private static Path taken(LauncherClone clone) {
        return Path.of(clone.run().exits(0).out().strip());
    }
}
