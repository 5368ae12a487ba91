package io.trackyard.cli.command;

import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.display.ServerJson;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.server.ServerState;
import io.trackyard.server.ServerStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Trackyard's own Temporal server. */
@Command(
        name = "server",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.USAGE, ExitCodes.SERVER, ExitCodes.ENVIRONMENT},
        header = {"Example: trackyard server status", ""},
        description = {
            "Starts, stops or shows Trackyard's own Temporal server. Other commands start it when they need it.",
            "",
            "A server that TEMPORAL_* variables or a profile name is never started or stopped."
        })
public final class ServerCommand implements Callable<Integer> {
    /** What to do. */
    enum Action {
        start,
        stop,
        status
    }

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ACTION",
            description = "start, stop or status (default: status).")
    Action action = Action.status;

    @Mixin
    OutputOptions output = new OutputOptions();

    private final Yards yards;

    public ServerCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() {
        try (Yard yard = yards.open(output)) {
            refuseNamedServer(yard);
            switch (action) {
                case start -> yard.server().findOrStart();
                case stop ->
                    output.say(
                            yard.around(),
                            yard.server().stop() ? "stopped; runs wait in its database" : "there was none to stop");
                case status -> {}
            }
            if (action != Action.stop || output.json()) {
                show(yard, yard.server().status());
            }
            return ExitStatus.DONE.code();
        }
    }

    private void refuseNamedServer(Yard yard) {
        if (action != Action.status && yard.profile().namesServer()) {
            throw Problem.of(Fault.USER, "not-our-server")
                    .what(
                            "commands here talk to a server of yours (%s), which Trackyard never starts or stops",
                            yard.profile().origin())
                    .remedy(yard.profile().check(), "ask it how it is")
                    .exception();
        }
    }

    private void show(Yard yard, ServerStatus status) {
        if (output.json()) {
            output.printJson(yard.around(), ServerJson.of(status));
            return;
        }
        ServerState last = status.last();
        String line = last == null
                ? "stopped; none was ever started"
                : switch (status.condition()) {
                    case RUNNING ->
                        "running · Temporal %s · %s · pid %d · %s · database %s"
                                .formatted(
                                        last.version().server(),
                                        last.address(),
                                        last.process().pid(),
                                        last.webAddress(),
                                        last.database());
                    case SILENT ->
                        "does not answer · pid %d · log %s"
                                .formatted(last.process().pid(), last.log());
                    case STOPPED -> "stopped · database %s".formatted(last.database());
                };
        yard.around().out().println(line);
        yard.around().out().flush();
    }
}
