package io.trackyard.source.beads;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.process.Command;
import io.trackyard.process.CommandResult;
import io.trackyard.process.CommandRunner;
import io.trackyard.process.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs {@code bd} and reads its answers, with the envelope of its second version or without. */
final class BdProgram {
    static final String NAME = "bd";

    /**
     * Lines that git tracks are the user's checkout, which a run never touches. The user's own next command exports what
     * has changed.
     */
    private static final String NO_EXPORT = "BD_EXPORT_AUTO";

    /** Ten thousand issues take some seconds; another bd that writes is waited for. */
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static final JsonMapper JSON = new JsonMapper();

    private final Path directory;
    private final Map<String, String> environment;
    private final Duration limit;
    private final CommandRunner runner = new CommandRunner();

    private BdProgram(Path directory, Map<String, String> environment, Duration limit) {
        this.directory = directory;
        this.environment = Map.copyOf(environment);
        this.limit = limit;
    }

    /**
     * The program that answers for a directory.
     *
     * @param directory the one that holds {@code .beads}
     */
    static BdProgram in(Path directory, Map<String, String> environment) {
        return new BdProgram(directory, environment, LIMIT);
    }

    /** The same, given up earlier. */
    BdProgram within(Duration other) {
        return new BdProgram(directory, environment, other);
    }

    boolean isThere() {
        return Programs.find(NAME, directory, environment).isPresent();
    }

    /** Whether it has a database for the directory; there is none in a fresh clone, nor where only lines are kept. */
    boolean hasDatabase() {
        try {
            return ask(BdCommand.where()).stream().anyMatch(answer -> answer.hasNonNull("database_path"));
        } catch (ProblemException none) {
            return false;
        }
    }

    /**
     * What it answers: the elements of a list, or the one object.
     *
     * @throws ProblemException {@code bd-failed}, {@code bd-silent}, {@code bd-unreadable}; {@code program-missing}
     */
    List<JsonNode> ask(BdCommand question) {
        List<String> line = new ArrayList<>(List.of(NAME));
        line.addAll(question.arguments());
        CommandResult result = runner.run(Command.of(line)
                .in(directory)
                .withEnvironment(environment)
                .withVariable(NO_EXPORT, "false")
                .within(limit)
                .leavingNothing()); // a database server that it starts is to stay
        if (result.timedOut()) {
            throw silent(question);
        }
        if (!result.succeeded()) {
            throw failed(question, result);
        }
        JsonNode answer =
                json(result.stdout()).map(BdProgram::unwrapped).orElseThrow(() -> unreadable(question, result));
        List<JsonNode> elements = new ArrayList<>();
        if (answer.isArray()) {
            answer.forEach(elements::add);
        } else {
            elements.add(answer);
        }
        return elements;
    }

    /** What the second version puts around an answer, and the first one on demand. */
    private static JsonNode unwrapped(JsonNode answer) {
        return answer.has("schema_version") && answer.has("data") ? answer.path("data") : answer;
    }

    /** Notices may stand before the answer. */
    private static Optional<JsonNode> json(String output) {
        String answer = output.lines()
                .dropWhile(line -> !line.startsWith("[") && !line.startsWith("{"))
                .collect(Collectors.joining("\n"));
        try {
            return answer.isEmpty() ? Optional.empty() : Optional.of(JSON.readTree(answer));
        } catch (JsonProcessingException other) {
            return Optional.empty();
        }
    }

    private ProblemException failed(BdCommand question, CommandResult result) {
        Optional<JsonNode> error = Stream.of(result.stderr(), result.stdout())
                .flatMap(output -> json(output).stream())
                .map(BdProgram::unwrapped)
                .filter(answer -> answer.has("error"))
                .findFirst();
        String why = error.map(said -> said.path("error").asText()).orElse(String.join("; ", result.lastLines()));
        Problem.Draft draft = Problem.of(Fault.USER, "bd-failed")
                .what("bd %s failed", question.arguments().get(0))
                .why("%s", why.isBlank() ? "exit code " + result.exitCode() : why);
        error.map(said -> said.path("hint").asText(""))
                .filter(hint -> !hint.isBlank())
                .ifPresent(draft::remedy);
        draft.remedy("bd doctor", "see what is wrong with the database");
        if (question.equals(BdCommand.list())) {
            draft.remedy("trackyard plan --source .beads/issues.jsonl", "take the issues that were exported last");
        }
        return draft.exception();
    }

    private ProblemException silent(BdCommand question) {
        return Problem.of(Fault.ENVIRONMENT, "bd-silent")
                .what("bd %s did not answer within %d s", question.arguments().get(0), limit.toSeconds())
                .remedy("bd list", "see whether it answers you")
                .exception();
    }

    private static ProblemException unreadable(BdCommand question, CommandResult result) {
        String said =
                result.lastLines().isEmpty() ? "nothing" : result.lastLines().get(0);
        return Problem.of(Fault.ENVIRONMENT, "bd-unreadable")
                .what("what bd %s says is no JSON", question.arguments().get(0))
                .why("it says %s", said)
                .remedy("bd version", "Trackyard knows 1.0.5 to 1.3")
                .exception();
    }
}
