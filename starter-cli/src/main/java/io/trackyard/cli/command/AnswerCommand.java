package io.trackyard.cli.command;

import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.RepositoryOption;
import io.trackyard.cli.RunChoice;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.connection.RunSnapshot;
import io.trackyard.display.Asked;
import io.trackyard.display.StatusJson;
import io.trackyard.payload.SentText;
import io.trackyard.plan.NearestName;
import io.trackyard.plan.TaskAgent;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.problem.ShellWord;
import io.trackyard.run.OpenQuestion;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers what a run asks. */
@Command(
        name = "answer",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.USAGE, ExitCodes.SERVER, ExitCodes.ENVIRONMENT},
        header = {"Example: trackyard answer bd-104 retry", ""},
        description = {
            "Answers what a run asks you; without an answer, shows what that is.",
            "",
            "A question is named by the task it is about, or by gate, calibration, authentication, budget, new-tasks or"
                    + " new-commands. trackyard status shows the answers it takes."
        })
public final class AnswerCommand implements Callable<Integer> {
    private static final int LONGEST = 16_000;
    private static final String REASSIGN = "reassign";

    @Parameters(
            arity = "0..3",
            paramLabel = "[RUN] QUESTION ANSWER",
            description = "The answer, after the run where it is not the newest here.")
    List<String> words = List.of();

    @Option(
            names = "--note",
            paramLabel = "TEXT",
            description = "What else there is to say; the task's agent is told it.")
    String note = "";

    @Option(
            names = "--agent-command",
            paramLabel = "COMMAND",
            description = "With reassign: what carries the task out from now on.")
    @Nullable
    String agentCommand;

    @Option(names = "--model", paramLabel = "NAME", description = "With reassign: the model its agent is told to use.")
    @Nullable
    String model;

    @Mixin
    RepositoryOption repository = new RepositoryOption();

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Yards yards;

    public AnswerCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Yard yard = yards.open(output)) {
            if (words.size() == 1 && !RunChoice.isKnown(yard, repository.directory(), words.get(0))) {
                return showOne(yard, words.get(0));
            }
            boolean named = words.size() % 2 == 1;
            RunChoice.Chosen chosen = RunChoice.choose(
                    yard, repository.directory(), named ? Optional.of(words.get(0)) : Optional.empty());
            RunControl.refuseOver(yard, chosen, "answer");
            yard.ensureWorker();
            RunSnapshot snapshot = yard.read(chosen);
            if (words.size() < 2) {
                return show(yard, snapshot, snapshot.questions());
            }
            String choice = words.get(words.size() - 1);
            refuseLong(choice + note);
            OpenQuestion question = question(snapshot, words.get(words.size() - 2), choice);
            yard.runs().answer(chosen.workflow(), question, choice, note, agent(question, choice));
            return RunControl.told(yard, output, chosen, "has your answer to %s: %s".formatted(question.id(), choice));
        }
    }

    /** It is told to every session of the task, and stands in the run's history each time. */
    private static void refuseLong(String said) {
        if (SentText.bytes(said) > LONGEST) {
            throw Problem.of(Fault.USER, "answer-too-long")
                    .what("your answer takes %,d bytes; one may take %,d", SentText.bytes(said), LONGEST)
                    .remedy("put it into a file of the repository and name that")
                    .exception();
        }
    }

    private @Nullable TaskAgent agent(OpenQuestion question, String choice) {
        boolean named = agentCommand != null || model != null;
        if (named != choice.equals(REASSIGN)) {
            throw Problem.of(Fault.USER, "no-agent-for-answer")
                    .what(
                            named
                                    ? "\"%s\" changes no agent: --agent-command and --model go with reassign"
                                    : "\"%s\" needs the agent or the model that is to carry the task out",
                            choice)
                    .remedy(
                            "trackyard answer %s %s --agent-command COMMAND"
                                    .formatted(ShellWord.of(question.id()), REASSIGN),
                            "another agent")
                    .remedy(
                            "trackyard answer %s %s --model NAME".formatted(ShellWord.of(question.id()), REASSIGN),
                            "another model, told to the agent by TRACKYARD_MODEL")
                    .exception();
        }
        return named ? new TaskAgent(agentCommand, model) : null;
    }

    /** What no run is called may be what the newest asks about; where it is neither, it was meant as a run. */
    private int showOne(Yard yard, String id) throws InterruptedException {
        RunChoice.Chosen newest = RunChoice.choose(yard, repository.directory(), Optional.empty());
        if (!yard.runs().describe(newest.workflow()).state().isOver()) {
            yard.ensureWorker();
            RunSnapshot snapshot = yard.read(newest);
            List<OpenQuestion> asked = snapshot.questions().stream()
                    .filter(question -> question.id().equals(id))
                    .toList();
            if (!asked.isEmpty()) {
                return show(yard, snapshot, asked);
            }
            List<String> open =
                    snapshot.questions().stream().map(OpenQuestion::id).toList();
            if (NearestName.to(id, open).isPresent()) {
                throw unknown(snapshot, id);
            }
        }
        RunChoice.choose(yard, repository.directory(), Optional.of(id));
        throw new IllegalStateException("run " + id + " has come meanwhile");
    }

    private int show(Yard yard, RunSnapshot snapshot, List<OpenQuestion> questions) {
        if (output.json()) {
            output.printJson(yard.around(), StatusJson.of(snapshot));
        } else if (questions.isEmpty()) {
            output.say(yard.around(), "run %s asks nothing".formatted(snapshot.run()));
        } else {
            output.print(yard.around(), Asked.of(snapshot.run(), questions, OutputOptions.width(yard.around())));
        }
        return ExitStatus.DONE.code();
    }

    private static OpenQuestion question(RunSnapshot snapshot, String id, String choice) {
        OpenQuestion question = snapshot.questions().stream()
                .filter(open -> open.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(snapshot, id));
        if (!question.takes(choice)) {
            throw Problem.of(Fault.USER, "no-such-answer")
                    .what("\"%s\" is no answer to %s", choice, id)
                    .why(
                            question.choices().isEmpty()
                                    ? "it is empty"
                                    : "it takes " + String.join(", ", question.choices()))
                    .remedy("trackyard answer %s".formatted(snapshot.run()), "see what is asked")
                    .exception();
        }
        return question;
    }

    private static ProblemException unknown(RunSnapshot snapshot, String id) {
        List<String> open = snapshot.questions().stream().map(OpenQuestion::id).toList();
        Problem.Draft draft = Problem.of(Fault.USER, "no-such-question")
                .what("run %s asks nothing about \"%s\"", snapshot.run(), id)
                .why(open.isEmpty() ? "it asks nothing now" : "it asks about " + String.join(", ", open));
        NearestName.question(id, open).ifPresent(draft::remedy);
        return draft.exception();
    }
}
