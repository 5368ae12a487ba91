package io.trackyard.cli;

import io.trackyard.cli.command.CancelCommand;
import io.trackyard.cli.command.DemoCommand;
import io.trackyard.cli.command.DoctorCommand;
import io.trackyard.cli.command.DrainCommand;
import io.trackyard.cli.command.LandCommand;
import io.trackyard.cli.command.ListCommand;
import io.trackyard.cli.command.LogsCommand;
import io.trackyard.cli.command.PauseCommand;
import io.trackyard.cli.command.PlanCommand;
import io.trackyard.cli.command.ResumeCommand;
import io.trackyard.cli.command.RunCommand;
import io.trackyard.cli.command.ServerCommand;
import io.trackyard.cli.command.StatusCommand;
import io.trackyard.cli.command.UnpauseCommand;
import io.trackyard.cli.command.VersionCommand;
import io.trackyard.cli.command.WaitCommand;
import io.trackyard.cli.command.WatchCommand;
import io.trackyard.cli.command.WorkerCommand;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.CommandSpec;

/** The commands under one name, and what becomes of a mistake in any of them. */
public final class Program {
    private final Surroundings around;

    public Program(Surroundings around) {
        this.around = around;
    }

    /** Carries a command line out; returns the exit code. */
    public int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    @Command(
            name = "trackyard",
            header = {
                "Carries a plan of tasks, with coding agents working in parallel, to one verified branch.",
                "",
                "Example: trackyard demo",
                "         trackyard plan",
                "         trackyard run --agent-command ./my-agent",
                ""
            },
            synopsisSubcommandLabel = "COMMAND",
            footer = {
                "",
                "Exit codes: 0 done, 1 some tasks abandoned or skipped, 2 usage or plan, 3 server, 4 cancelled,",
                "5 still running, 6 waits for you, 7 this machine or a fault of Trackyard's own, 130 interrupted.",
                "",
                "trackyard COMMAND --help says more."
            })
    static final class Root {}

    CommandLine commandLine() {
        Supplier<Yard> yards = () -> new Yard(around);
        CommandLine line = new CommandLine(new Root());
        line.addSubcommand(new RunCommand(yards));
        line.addSubcommand(new PlanCommand(yards));
        line.addSubcommand(new StatusCommand(yards));
        line.addSubcommand(new WatchCommand(yards));
        line.addSubcommand(new LogsCommand(yards));
        line.addSubcommand(new WaitCommand(yards));
        line.addSubcommand(new ResumeCommand(yards));
        line.addSubcommand(new PauseCommand(yards));
        line.addSubcommand(new UnpauseCommand(yards));
        line.addSubcommand(new DrainCommand(yards));
        line.addSubcommand(new CancelCommand(yards));
        line.addSubcommand(new LandCommand(yards));
        line.addSubcommand(new ListCommand(yards));
        line.addSubcommand(new ServerCommand(yards));
        line.addSubcommand(new WorkerCommand(yards));
        line.addSubcommand(new DemoCommand(yards));
        line.addSubcommand(new DoctorCommand(yards));
        line.addSubcommand(new VersionCommand(around));
        addHelp(line);
        line.getSubcommands().values().forEach(Program::addHelp);
        line.setOut(around.out());
        line.setErr(around.err());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(Math.max(OutputOptions.width(around), 80));
        line.setColorScheme(scheme());
        Mistakes mistakes = new Mistakes(around);
        line.setParameterExceptionHandler(mistakes::typed);
        line.setExecutionExceptionHandler(mistakes::met);
        return line;
    }

    private static void addHelp(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        spec.addOption(CommandLine.Model.OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
    }

    private ColorScheme scheme() {
        boolean colour = new OutputOptions().outStyle(around).colour();
        return CommandLine.Help.defaultColorScheme(colour ? Ansi.ON : Ansi.OFF);
    }
}
