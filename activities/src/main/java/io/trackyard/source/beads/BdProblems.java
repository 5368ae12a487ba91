package io.trackyard.source.beads;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.process.CommandResult;
import java.time.Duration;
import java.util.Optional;

/** Why {@code bd} gave no answer, each worded once. */
final class BdProblems {
    private BdProblems() {}

    /** {@code error}: what it says of it in JSON; an older one says it in lines. */
    static ProblemException failed(BdCommand question, Optional<JsonNode> error, CommandResult result) {
        String lines = String.join("; ", result.lastLines());
        String why = error.map(said -> said.path("error").asText()).orElse(lines);
        Problem.Draft draft = Problem.of(Fault.USER, "bd-failed")
                .what("bd %s failed", question.name())
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

    static ProblemException silent(BdCommand question, Duration limit) {
        return Problem.of(Fault.ENVIRONMENT, "bd-silent")
                .what("bd %s did not answer within %d s", question.name(), limit.toSeconds())
                .remedy("bd list", "see whether it answers you")
                .exception();
    }

    static ProblemException unreadable(BdCommand question, CommandResult result) {
        String said =
                result.lastLines().isEmpty() ? "nothing" : result.lastLines().get(0);
        return Problem.of(Fault.ENVIRONMENT, "bd-unreadable")
                .what("what bd %s says is no JSON", question.name())
                .why("it says %s", said)
                .remedy("bd version", "Trackyard knows 1.0.5 to 1.3")
                .exception();
    }
}
