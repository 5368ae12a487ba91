package io.trackyard.cli.command;

import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.RunChoice;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.connection.RunSnapshot;
import io.trackyard.display.MailJson;
import io.trackyard.display.MailView;
import io.trackyard.display.SentMail;
import io.trackyard.mail.Message;
import io.trackyard.runfiles.RunDirectory;
import io.trackyard.voice.AgentMail;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the messages of a run. */
@Command(
        name = "mail",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.USAGE, ExitCodes.SERVER, ExitCodes.ENVIRONMENT},
        header = {"Example: trackyard mail --inbox Coordinator", ""},
        description =
                "Shows the messages of a run: what its tracks claimed, closed and could not do, and what its phases came"
                        + " to, which Trackyard sends itself, each once, and what its agents wrote.")
public final class MailCommand implements Callable<Integer> {
    @Mixin
    RunChoice run = new RunChoice();

    @Option(
            names = "--inbox",
            paramLabel = "NAME",
            description = "Only what this agent was sent: Coordinator, or the agent of a track, as messages name it.")
    @Nullable
    String inbox;

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Yards yards;

    public MailCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Yard yard = yards.open(output)) {
            RunChoice.Chosen chosen = run.choose(yard);
            Revived.say(yard, output, yard.ensureWorkerFor(chosen));
            RunDirectory files =
                    RunDirectory.of(yard.state(), chosen.card().run().repository(), chosen.name());
            List<Message> written = new AgentMail(files)
                    .all().stream().map(AgentMail.Numbered::message).toList();
            RunSnapshot snapshot = yard.read(chosen);
            Optional<String> whose = Optional.ofNullable(inbox).map(name -> SentMail.inbox(snapshot, written, name));
            List<Message> messages = SentMail.of(snapshot, written, whose);
            if (output.json()) {
                output.printJson(yard.around(), MailJson.of(chosen.name(), messages));
            } else {
                output.print(
                        yard.around(),
                        MailView.of(messages, yard.around().moment(), OutputOptions.width(yard.around())));
            }
            return ExitStatus.DONE.code();
        }
    }
}
