package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.agent.Agent;
import io.trackyard.agent.claude.ClaudeAgent;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.ClientTerms;
import io.trackyard.provider.FakeModelServer;
import io.trackyard.provider.RealClient;
import io.trackyard.testing.CommandResultAssert;
import io.trackyard.testing.RunningCommand;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.Waiting;
import io.trackyard.testing.YardTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What Trackyard adds to a session of the real Claude Code, whose provider is a fake: {@code qualification/run clients}. Each
 * task takes its client two questions to a provider that answers at once.
 */
@YardTest
@EnabledIfSystemProperty(named = ClientFiguresIT.FIGURES, matches = ".+")
class ClientFiguresIT {
    /** The file that the figures are written to. */
    static final String FIGURES = "trackyard.clients.figures";

    private static final String TASKS = "trackyard.clients.tasks";

    private static final String TOKEN = "no-token-of-anybody";
    private static final int PAIRS = 3;
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Pattern SHARE = Pattern.compile("(?m)^Pss: +(\\d+) kB");

    private final int tasks = Integer.getInteger(TASKS, 4);

    @Test
    void oneAfterTheOther(TestYard yard) throws Exception {
        Path claude = RealClient.claude();
        try (FakeModelServer provider = FakeModelServer.start()) {
            begin(yard, provider);
            run(yard, claude, 0, 1); // server and worker run from here on
            List<Double> added = new ArrayList<>();
            for (int pair = 1; pair <= PAIRS; pair++) {
                double bare = loop(yard, provider, claude, pair);
                double whole = run(yard, claude, pair, 1);
                print("pair %d: %.2f s a task in a loop, %.2f s by Trackyard", pair, bare, whole);
                added.add(whole - bare);
            }
            added.sort(null);
            print("Trackyard adds %.2f s to a session, median of %d pairs", added.get(PAIRS / 2), PAIRS);
        }
    }

    @Test
    void eightAtOnce(TestYard yard) throws Exception {
        Path claude = RealClient.claude();
        try (FakeModelServer provider = FakeModelServer.start()) {
            begin(yard, provider);
            run(yard, claude, 0, 1);
            write(yard, claude, 9, 8);
            long start = System.nanoTime();
            RunningCommand run = yard.start("run", "--yes");
            AtomicInteger most = new AtomicInteger();
            AtomicLong memory = new AtomicLong();
            Waiting.until("the end of the run", LIMIT, () -> {
                List<Path> clients = clients(claude);
                most.accumulateAndGet(clients.size(), Math::max);
                memory.accumulateAndGet(
                        clients.stream().mapToLong(ClientFiguresIT::memory).sum(), Math::max);
                return !run.isAlive();
            });
            CommandResultAssert.assertThat(run.await()).exitsWith(0);
            print(
                    "8 tasks, 8 at once: %.2f s a task, %d clients alive at most, %d MB for all of them",
                    seconds(start) / 8, most.get(), memory.get() >> 10);
        }
    }

    private static void begin(TestYard yard, FakeModelServer provider) {
        yard.withVariable("ANTHROPIC_BASE_URL", provider.address()).withVariable("CLAUDE_CODE_OAUTH_TOKEN", TOKEN);
        IntStream.rangeClosed(0, 9)
                .boxed()
                .flatMap(round -> IntStream.rangeClosed(1, 20).mapToObj(number -> name(round, number)))
                .forEach(task -> provider.when("# Write " + task).then(WritingTasks.right(task)));
    }

    private double run(TestYard yard, Path claude, int round, int parallel) throws Exception {
        write(yard, claude, round, parallel);
        long start = System.nanoTime();
        yard.trackyard("run", "--yes").succeeds();
        return seconds(start) / tasks;
    }

    private void write(TestYard yard, Path claude, int round, int parallel) {
        int count = parallel == 1 ? tasks : parallel;
        List<String> names = IntStream.rangeClosed(1, count)
                .mapToObj(number -> name(round, number))
                .toList();
        yard.withPlan("agent: {client: claude, command: %s, environment: [CLAUDE_CODE_OAUTH_TOKEN]}%n%s"
                .formatted(
                        claude,
                        new WritingTasks(names).yaml().replaceAll("maxParallel: \\d+", "maxParallel: " + parallel)));
    }

    /** The client as Trackyard starts it but for a voice, in one directory, one after the other. */
    private double loop(TestYard yard, FakeModelServer provider, Path claude, int round) throws Exception {
        Path directory = Files.createDirectories(yard.state().resolveSibling("loop-" + round));
        yard.repository().git("init", "--quiet", directory.toString());
        long start = System.nanoTime();
        for (int number = 1; number <= tasks; number++) {
            Process process = start(claude, provider, directory);
            try (var input = process.outputWriter()) {
                input.write("# Write %s\n".formatted(name(round, number)));
            }
            assertThat(process.waitFor()).isZero();
            assertThat(directory.resolve(name(round, number) + ".txt")).hasContent("right");
        }
        return seconds(start) / tasks;
    }

    private static Process start(Path claude, FakeModelServer provider, Path directory) throws IOException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("ANTHROPIC_BASE_URL", provider.address());
        environment.put("CLAUDE_CODE_OAUTH_TOKEN", TOKEN);
        ClientTerms terms =
                AgentSettings.ofClient(ClientTerms.Client.CLAUDE, List.of()).terms();
        Agent.Start start = new ClaudeAgent(new AgentSettings(claude.toString(), terms, List.of(), "claude", List.of()))
                .start(new Agent.Order(
                        environment,
                        Files.createDirectories(directory.resolve("home")),
                        Files.createDirectories(directory.resolve("temporary")),
                        Optional.empty()));
        ProcessBuilder client = new ProcessBuilder(start.commandLine())
                .directory(directory.toFile())
                .redirectOutput(directory.resolve("out").toFile())
                .redirectErrorStream(true);
        client.environment().clear();
        client.environment().putAll(start.environment());
        return client.start();
    }

    private static String name(int round, int number) {
        return "r%dn%d".formatted(round, number);
    }

    private static List<Path> clients(Path claude) throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.filter(process -> process.getFileName().toString().matches("\\d+"))
                    .filter(process -> runs(process, claude))
                    .toList();
        }
    }

    private static boolean runs(Path process, Path claude) {
        try {
            return Files.readSymbolicLink(process.resolve("exe")).equals(claude.toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }

    /** Its share of what it has in memory, in kB. */
    private static long memory(Path process) {
        try {
            Matcher share = SHARE.matcher(Files.readString(process.resolve("smaps_rollup")));
            return share.find() ? Long.parseLong(share.group(1)) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Into a file: what is printed in a namespace of its own is shown of tests that fail alone. */
    private static void print(String words, Object... values) throws IOException {
        Files.writeString(
                Path.of(System.getProperty(FIGURES)),
                String.format(Locale.ROOT, words, values) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
