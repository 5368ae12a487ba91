package io.trackyard.cli.command;

import io.trackyard.account.QuotaPauses;
import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.display.AgentsJson;
import io.trackyard.display.AgentsView;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets sessions of an account start before the end that its provider named. */
@Command(
        name = "resume",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.USAGE},
        header = {"Example: trackyard agents resume claude", ""},
        description = {
            "Forgets that a session met the quota of an account: where you have bought more, or know better.",
            "",
            "Runs that wait for its end already go on waiting; those that have not met it start sessions at once."
        })
public final class AgentsResumeCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "As trackyard agents names it.")
    String account = "";

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Yards yards;

    public AgentsResumeCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() {
        try (Yard yard = yards.open(output)) {
            List<QuotaPauses> pauses = Stream.concat(Stream.of(yard.hostPauses()), yard.serverPauses().stream())
                    .toList();
            Instant now = yard.around().moment().now();
            boolean lasted = false;
            for (QuotaPauses kept : pauses) {
                lasted |= kept.end(account, now);
            }
            if (!lasted) {
                throw unknown(pauses, now);
            }
            if (output.json()) {
                output.printJson(yard.around(), AgentsJson.resumed(account));
            } else {
                output.print(yard.around(), AgentsView.resumed(account));
            }
            return ExitStatus.DONE.code();
        }
    }

    private RuntimeException unknown(List<QuotaPauses> pauses, Instant now) {
        String others = pauses.stream()
                .flatMap(kept -> kept.all(now).stream())
                .map(QuotaPauses.Pause::account)
                .collect(Collectors.joining(", "));
        return Problem.of(Fault.USER, "no-such-pause")
                .what("no session has met a quota of the account %s that lasts", account)
                .why("%s", others.isEmpty() ? "no account is left alone" : "left alone are: " + others)
                .remedy("trackyard agents", "see them")
                .exception();
    }
}
