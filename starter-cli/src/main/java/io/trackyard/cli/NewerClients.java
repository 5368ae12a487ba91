package io.trackyard.cli;

import io.trackyard.agent.clients.KnownAgent;
import io.trackyard.launch.RunOrder;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskAgent;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.LaterAgent;
import io.trackyard.policy.RunPolicy;
import io.trackyard.trial.AgentSurvey;
import io.trackyard.trial.InstalledAgent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which clients of a run came after the version that Trackyard was tested with. They are asked while the run gets ready, and
 * a run does not fail by it and waits hardly a moment more: of one that answers late nothing is told.
 */
public final class NewerClients {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** What the start of a run may take longer, where a client has not answered by then. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private static final TaskAgent UNSAID = new TaskAgent(null, null);

    private final List<CompletableFuture<InstalledAgent>> answers;

    private NewerClients(List<CompletableFuture<InstalledAgent>> answers) {
        this.answers = answers;
    }

    /** Begins to ask those that carry out a run, also those of later attempts. */
    public static NewerClients asked(RunOrder order, Path directory, Map<String, String> shell) {
        return asked(agents(order.policy(), order.plan().plan().tasks()), directory, shell, LIMIT);
    }

    /** {@code limit}: how long a client may take to answer before it is ended */
    static NewerClients asked(Stream<AgentSettings> agents, Path directory, Map<String, String> shell, Duration limit) {
        AgentSurvey survey = new AgentSurvey(directory, shell);
        return new NewerClients(agents.flatMap(
                        agent -> KnownAgent.runBy(agent).map(known -> new Program(known, agent.command())).stream())
                .distinct()
                .map(program -> CompletableFuture.supplyAsync(
                        () -> survey.versionOf(program.agent, program.command, limit), NewerClients::aside))
                .toList());
    }

    private record Program(KnownAgent agent, String command) {}

    /** A sentence for each that is newer, as far as they have answered. */
    public List<String> said() throws InterruptedException {
        return said(PATIENCE);
    }

    List<String> said(Duration patience) throws InterruptedException {
        try {
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException some) {
            // what the others say is told all the same
        }
        return answers.stream()
                .filter(answer -> answer.isDone() && !answer.isCompletedExceptionally())
                .map(CompletableFuture::join)
                .filter(InstalledAgent::isNewer)
                .map(client -> "%s %s is newer than %s, with which Trackyard was tested"
                        .formatted(
                                client.agent().program(),
                                client.version().orElseThrow(),
                                client.agent().tested()))
                .toList();
    }

    private static Stream<AgentSettings> agents(RunPolicy policy, List<Task> tasks) {
        List<Integer> attempts = IntStream.concat(
                        IntStream.of(1), policy.later().stream().mapToInt(LaterAgent::attempt))
                .boxed()
                .toList();
        return tasks.stream()
                .map(task -> Optional.ofNullable(task.agent()).orElse(UNSAID))
                .distinct()
                .flatMap(asked -> attempts.stream().map(attempt -> policy.agentFor(asked, attempt)));
    }

    /** A command that has nothing more to do ends without waiting for it. */
    private static void aside(Runnable question) {
        Thread thread = new Thread(question, "client-version");
        thread.setDaemon(true);
        thread.start();
    }
}
