package io.trackyard.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A project that people use, with its own tests: a source archive of Python's package index, fetched once by pip into
 * {@code target/projects}, at the version and with the digest that are pinned in {@code src/test/projects}.
 */
public final class RealProject {
    private static final Path PINS = Fetched.projectRoot().resolve("starter-cli/src/test/projects");

    private RealProject() {}

    /** Puts all files of the project into a repository. */
    public static void unpackInto(Path repository, String name, String version)
            throws IOException, InterruptedException {
        Path directory = Fetched.projectRoot().resolve("target/projects").resolve(name + "-" + version);
        Path archive = Fetched.once(
                directory,
                directory.resolve(name + "-" + version + ".tar.gz"),
                PINS.resolve(name).resolve("requirements.txt"),
                List.of(
                        "pip",
                        "download",
                        "--quiet",
                        "--disable-pip-version-check",
                        "--no-input",
                        "--no-deps",
                        "--no-binary=:all:",
                        "--require-hashes",
                        "--dest=" + directory,
                        "--requirement=" + directory.resolve("requirements.txt")));
        List<String> unpack = List.of(
                "tar",
                "-xzf",
                archive.toString(),
                "-C",
                repository.toString(),
                "--strip-components=1",
                "--exclude=*.pyc");
        if (new ProcessBuilder(unpack).inheritIO().start().waitFor() != 0) {
            throw new IOException("could not unpack " + archive);
        }
    }
}
