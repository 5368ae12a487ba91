package io.trackyard.cli.command;

import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.Version;
import io.trackyard.cli.Yard;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.worker.WorkerMain;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Serves runs in the foreground. */
@Command(
        name = "worker",
        header = {"Example: TEMPORAL_ADDRESS=temporal.example.org:7233 trackyard worker", ""},
        description = {
            "Serves the runs of this host in the foreground, for service managers and containers.",
            "",
            "Other commands start a worker by themselves where none serves. Ending one ends no session: the next worker",
            "takes them up again."
        })
public final class WorkerCommand implements Callable<Integer> {
    @Mixin
    OutputOptions output = new OutputOptions();

    private final Supplier<Yard> yards;

    public WorkerCommand(Supplier<Yard> yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Yard yard = yards.get()) {
            yard.connection();
            output.say(
                    yard.around(),
                    "serving %s as host %s"
                            .formatted(
                                    yard.connection().address(), yard.queues().host()));
            boolean served = new WorkerMain(
                            yard.connection(),
                            yard.workerPlace(),
                            yard.state(),
                            yard.around().environment(),
                            yard.around().time())
                    .serve(Version.current());
            if (!served) {
                throw Problem.of(Fault.USER, "worker-serves-already")
                        .what("another worker of yours serves this host already")
                        .remedy("trackyard status", "see what it does")
                        .exception();
            }
            return ExitStatus.DONE.code();
        }
    }
}
