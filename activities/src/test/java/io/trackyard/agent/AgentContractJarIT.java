package io.trackyard.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The contract as others get it: a project that has nothing but jars extends it, as {@code examples/own-protocol} does. */
class AgentContractJarIT {
    private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
    private static final Path EXAMPLE = MODULE.resolve("../examples/own-protocol/src");
    private static final Path AGENT = EXAMPLE.resolve("main/java/mycoder/MycoderAgent.java");

    @TempDir
    private Path directory;

    @Test
    void holdsTheContractAlone() throws IOException {
        try (JarFile jar = new JarFile(OutsideProject.contract(MODULE).toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".class")))
                    .containsExactlyInAnyOrder(
                            "io/trackyard/agent/ClientContract.class", "io/trackyard/agent/RecordedStream.class");
        }
    }

    @Test
    void isPassedByAnAdapterOfAnotherProject() throws Exception {
        TestExecutionSummary summary = run(AGENT);

        assertThat(summary.getFailures()).isEmpty();
        // each of its streams, that all were read, two without a last event, one without any, and what it said
        assertThat(summary.getTestsSucceededCount()).isEqualTo(4 + 1 + 2 + 1 + 1);
    }

    @Test
    void isNotPassedByOneThatTakesAnEndWithoutALastEventForAnAttempt() throws Exception {
        String wrong = Files.readString(AGENT).replace("return said(\"end\").isEmpty();", "return false;");

        assertThat(run(Files.writeString(directory.resolve("MycoderAgent.java"), wrong))
                        .getFailures())
                .extracting(failure -> failure.getTestIdentifier().getLegacyReportingName())
                .contains("crashesWhereItPrintedNothingAtAll()");
    }

    private TestExecutionSummary run(Path agent) throws IOException, ClassNotFoundException {
        return OutsideProject.compiled(
                        OutsideProject.contract(MODULE),
                        List.of(agent, EXAMPLE.resolve("test/java/mycoder/MycoderEndsTest.java")),
                        EXAMPLE.resolve("test/resources"),
                        Files.createDirectory(directory.resolve("classes")))
                .run("mycoder.MycoderEndsTest");
    }
}
