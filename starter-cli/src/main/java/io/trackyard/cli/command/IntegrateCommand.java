package io.trackyard.cli.command;

import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.RepositoryOption;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.display.IntegrateJson;
import io.trackyard.display.IntegrateView;
import io.trackyard.draft.ClaudeSkills;
import io.trackyard.git.Repository;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Teaches a coding agent that a person talks to how to hand work to Trackyard. */
@Command(
        name = "integrate",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.FILE_THERE, ExitCodes.ENVIRONMENT},
        header = {"Example: trackyard integrate claude", ""},
        description = {
            "Writes skills of a few lines for a coding agent, by which a session of it hands work to Trackyard:"
                    + " /execute, /execute-batch, /execute-phase-bg and /bg.",
            "",
            "They call trackyard, which has to be on PATH."
        })
public final class IntegrateCommand implements Callable<Integer> {
    private static final String CLAUDE = "claude";

    @Parameters(index = "0", paramLabel = "CLIENT", description = "The agent: claude.")
    String client = CLAUDE;

    @Mixin
    RepositoryOption repository = new RepositoryOption();

    @Option(names = "--force", description = "Write them also where others are, which are kept with .bak behind.")
    boolean force;

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Yards yards;

    public IntegrateCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() {
        if (!client.equals(CLAUDE)) {
            throw Problem.of(Fault.USER, "unknown-client")
                    .what("there are no skills for \"%s\"", client)
                    .why("there are some for " + CLAUDE)
                    .remedy("trackyard integrate " + CLAUDE)
                    .exception();
        }
        try (Yard yard = yards.open(output);
                Repository opened = yard.repository(repository.directory())) {
            List<ClaudeSkills.Written> written = new ClaudeSkills(opened.topLevel()).write(force);
            if (output.json()) {
                output.printJson(yard.around(), IntegrateJson.of(client, written));
            } else {
                output.print(yard.around(), IntegrateView.of(written, OutputOptions.width(yard.around())));
            }
            return ExitStatus.DONE.code();
        }
    }
}
