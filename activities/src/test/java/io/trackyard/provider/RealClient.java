package io.trackyard.provider;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.testing.Fetched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The clients that people use, fetched once by npm into {@code target/clients}: at the version that is pinned in
 * {@code activities/src/test/clients}, without running any script of a package. A test that needs one is skipped, with a
 * word, where it cannot be had.
 */
public final class RealClient {
    private static final Path PINS = Fetched.projectRoot().resolve("activities/src/test/clients");
    private static final Path INSTALLED = Fetched.projectRoot().resolve("target/clients");

    private RealClient() {}

    /** Claude Code's own program. */
    public static Path claude() throws IOException, InterruptedException {
        return installed("claude", "@anthropic-ai/claude-code", "claude-code-" + platform() + "/claude");
    }

    /** Codex's own program. */
    public static Path codex() throws IOException, InterruptedException {
        String processor = platform().endsWith("arm64") ? "aarch64" : "x86_64";
        String machine = platform().startsWith("darwin") ? "apple-darwin" : "unknown-linux-musl";
        return installed(
                "codex", "@openai/codex", "codex-%s/vendor/%s-%s/bin/codex".formatted(platform(), processor, machine));
    }

    /** OpenCode's own program. */
    public static Path openCode() throws IOException, InterruptedException {
        return installed("opencode", "opencode-ai", "opencode-" + platform() + "/bin/opencode");
    }

    /** Gemini CLI's own program, for which node has to be there. */
    public static Path gemini() throws IOException, InterruptedException {
        return installed("gemini", "@google/gemini-cli", "gemini-cli/bundle/gemini.js");
    }

    /** The version that is pinned. */
    public static String version(String client) {
        try {
            return new ObjectMapper()
                    .readTree(PINS.resolve(client).resolve("package.json").toFile())
                    .path("dependencies")
                    .elements()
                    .next()
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path installed(String client, String name, String program) throws IOException, InterruptedException {
        Path directory = INSTALLED.resolve(client + "-" + version(client));
        return Fetched.once(
                directory,
                directory.resolve("node_modules").resolve(name).resolveSibling(program),
                PINS.resolve(client).resolve("package.json"),
                List.of(
                        "npm",
                        "install",
                        "--ignore-scripts",
                        "--no-audit",
                        "--no-fund",
                        "--no-package-lock",
                        "--no-update-notifier",
                        "--prefix",
                        directory.toString()));
    }

    /** As npm's packages are called: {@code linux-x64}. */
    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch");
        return (system.startsWith("mac") ? "darwin" : "linux")
                + "-"
                + Map.of("amd64", "x64", "x86_64", "x64", "aarch64", "arm64").getOrDefault(processor, processor);
    }
}
