package io.trackyard.agent;

import io.trackyard.provider.FakeModelServer;
import io.trackyard.testing.Fetched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Runs a real client in a directory of its own against the fake server, and writes down what it printed. */
public final class ClientRecording {
    private final Agent agent;
    private final FakeModelServer server;
    private final Path root;
    private final Map<String, String> variables = new TreeMap<>();

    /** {@code root}: an empty directory */
    public ClientRecording(Agent agent, FakeModelServer server, Path root) {
        this.agent = agent;
        this.server = server;
        this.root = root;
        variables.put("PATH", System.getenv("PATH"));
        variables.put("HOME", root.resolve("home").toString());
    }

    /** With one more variable in the client's environment, or another value of it. */
    public ClientRecording with(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** What somebody does to a session while its model is being asked. */
    @FunctionalInterface
    public interface Deed {
        void doTo(Process client) throws IOException, InterruptedException;
    }

    /** Records a session that ends by itself. */
    public void record(RecordedStream stream, String prompt, Optional<String> conversation)
            throws IOException, InterruptedException {
        end(start(prompt, conversation), stream);
    }

    /** Records a session that comes to its end by what is done to it, once so many questions were asked of its model. */
    public void record(RecordedStream stream, String prompt, int questions, Deed deed)
            throws IOException, InterruptedException {
        int before = server.asked().size();
        Process client = start(prompt, Optional.empty());
        Awaitility.await()
                .atMost(180, TimeUnit.SECONDS)
                .until(() -> server.asked().size() >= before + questions);
        deed.doTo(client);
        end(client, stream);
    }

    private Process start(String prompt, Optional<String> conversation) throws IOException {
        for (String each : List.of("home", "client", "tmp", "project")) {
            Files.createDirectories(root.resolve(each));
        }
        Path told = Files.writeString(root.resolve("prompt.md"), prompt);
        Agent.Start start =
                agent.start(new Agent.Order(variables, root.resolve("client"), root.resolve("tmp"), conversation));
        for (Map.Entry<Path, String> file : start.files().entrySet()) {
            Files.writeString(file.getKey(), file.getValue());
        }
        ProcessBuilder builder = new ProcessBuilder(start.commandLine())
                .directory(root.resolve("project").toFile())
                .redirectInput(told.toFile())
                .redirectOutput(root.resolve("out").toFile())
                .redirectError(root.resolve("err").toFile());
        builder.environment().clear();
        builder.environment().putAll(start.environment());
        return builder.start();
    }

    private void end(Process client, RecordedStream stream) throws IOException, InterruptedException {
        int exit = client.waitFor();
        stream.write(clean(root.resolve("out")), clean(root.resolve("err")), exit);
    }

    private String clean(Path file) throws IOException {
        return Files.readString(file)
                .replace(server.address(), "http://127.0.0.1:8099")
                .replace(server.address().replace("http://", ""), "127.0.0.1:8099")
                .replace(root.toString(), "/work")
                .replace(root.toString().replace('/', '-'), "-work")
                .replace(Fetched.projectRoot().toString(), "/trackyard");
    }
}
