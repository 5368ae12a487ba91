package io.trackyard.cli.command;

import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.Farewell;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.Version;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.display.WorkerJson;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.report.ReportKeeper;
import io.trackyard.worker.WorkerMain;
import io.trackyard.worker.WorkerRecord;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves runs in the foreground. */
@Command(
        name = "worker",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.USAGE, ExitCodes.SERVER, ExitCodes.ENVIRONMENT, ExitCodes.ENDED},
        header = {
            "Example: TEMPORAL_ADDRESS=temporal.example.org:7233 trackyard worker",
            "         trackyard worker --stop",
            ""
        },
        description = {
            "Serves the runs of this host in the foreground, for service managers and containers.",
            "",
            "Other commands start a worker by themselves where none serves. Ending one ends no session: the next worker"
                    + " takes them up again."
        })
public final class WorkerCommand implements Callable<Integer> {
    private static final String SESSIONS_GO_ON =
            "The worker was ended; its sessions go on, and the next worker takes them up.";

    @Mixin
    OutputOptions output = new OutputOptions();

    @Option(names = "--stop", description = "End the worker of this host; its sessions live on.")
    boolean stop;

    @Option(
            names = "--idle-exit",
            hidden = true,
            paramLabel = "TIME",
            description = "End when there was nothing to serve for so long.")
    @Nullable
    String idleExit;

    private final Yards yards;

    public WorkerCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() throws InterruptedException {
        Optional<Duration> idleLimit = Optional.ofNullable(idleExit).map(Durations::parse);
        try (Yard yard = yards.open(output)) {
            return stop ? stop(yard) : serve(yard, idleLimit);
        }
    }

    private int stop(Yard yard) {
        Optional<WorkerRecord> live = yard.worker().live();
        boolean stopped = live.isPresent() && yard.worker().stop();
        if (output.json()) {
            output.printJson(
                    yard.around(),
                    WorkerJson.stopped(
                            stopped, live.map(worker -> worker.identity().pid())));
        } else {
            output.say(yard.around(), stopped ? SESSIONS_GO_ON : "there was no worker to stop");
        }
        return ExitStatus.DONE.code();
    }

    private int serve(Yard yard, Optional<Duration> idleLimit) throws InterruptedException {
        String address = yard.connection().address();
        String host = yard.queues().host();
        if (output.json()) {
            output.printJson(
                    yard.around(),
                    WorkerJson.serving(
                            address, host, ProcessIdentity.ofThisProcess().pid()));
        } else {
            output.say(yard.around(), "serving %s as host %s".formatted(address, host));
        }
        Farewell farewell = Farewell.on(yard.around(), SESSIONS_GO_ON);
        boolean served;
        try {
            served = main(yard).serve(Version.current(), idleLimit);
        } finally {
            farewell.close();
        }
        if (!served) {
            throw Problem.of(Fault.USER, "worker-serves-already")
                    .what("another worker of yours serves this host already")
                    .remedy("trackyard worker --stop", "end it; its sessions live on")
                    .exception();
        }
        return ExitStatus.DONE.code();
    }

    private static WorkerMain main(Yard yard) {
        return new WorkerMain(
                yard.connection(),
                yard.workerPlace(),
                yard.state(),
                yard.around().environment(),
                yard.around().time(),
                new ReportKeeper(yard::reader, yard.state(), yard.around().time()));
    }
}
