package io.trackyard.cli;

import io.trackyard.cli.command.AgentsCommand;
import io.trackyard.cli.command.AgentsResumeCommand;
import io.trackyard.cli.command.AgentsTestCommand;
import io.trackyard.cli.command.AnswerCommand;
import io.trackyard.cli.command.BatchCommand;
import io.trackyard.cli.command.BgCancelCommand;
import io.trackyard.cli.command.BgClearCommand;
import io.trackyard.cli.command.BgCommand;
import io.trackyard.cli.command.BgListCommand;
import io.trackyard.cli.command.BgRetryCommand;
import io.trackyard.cli.command.CancelCommand;
import io.trackyard.cli.command.CleanCommand;
import io.trackyard.cli.command.DemoCommand;
import io.trackyard.cli.command.DoctorCommand;
import io.trackyard.cli.command.DrainCommand;
import io.trackyard.cli.command.InitCommand;
import io.trackyard.cli.command.IntegrateCommand;
import io.trackyard.cli.command.LandCommand;
import io.trackyard.cli.command.ListCommand;
import io.trackyard.cli.command.LogsCommand;
import io.trackyard.cli.command.MailCommand;
import io.trackyard.cli.command.OutputCommand;
import io.trackyard.cli.command.PauseCommand;
import io.trackyard.cli.command.PlanCommand;
import io.trackyard.cli.command.ProfileCommand;
import io.trackyard.cli.command.PromptCommand;
import io.trackyard.cli.command.ReportCommand;
import io.trackyard.cli.command.ResumeCommand;
import io.trackyard.cli.command.ReviewCommand;
import io.trackyard.cli.command.RunCommand;
import io.trackyard.cli.command.SalvageCommand;
import io.trackyard.cli.command.ServerCommand;
import io.trackyard.cli.command.StatusCommand;
import io.trackyard.cli.command.UnpauseCommand;
import io.trackyard.cli.command.VersionCommand;
import io.trackyard.cli.command.WaitCommand;
import io.trackyard.cli.command.WarmUpCommand;
import io.trackyard.cli.command.WatchCommand;
import io.trackyard.cli.command.WorkerCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The commands under one name, and what becomes of a mistake in any of them. */
public final class Program {
    /** Asks for the help of what follows, or of all. */
    static final String HELP = "help";

    private static final int HELP_WIDTH = 80;

    private final Surroundings around;

    public Program(Surroundings around) {
        this.around = around;
    }

    /** Carries a command line out; returns the exit code. */
    public int run(String... arguments) {
        String[] words = asOptions(arguments);
        return commandLine(words).execute(words);
    }

    /** {@code help COMMAND} is {@code COMMAND --help} in other words: where to learn the words is no place to insist on them. */
    private static String[] asOptions(String... arguments) {
        if (arguments.length == 0 || !arguments[0].equals(HELP)) {
            return arguments;
        }
        List<String> words = new ArrayList<>(List.of(arguments));
        words.removeIf(HELP::equals);
        if (words.isEmpty() || commands().containsKey(words.get(0))) {
            words.add("--help"); // beside it, picocli would not look at the name of a command that is none
        }
        return words.toArray(String[]::new);
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
            versionProvider = Version.Line.class,
            footer = {
                "",
                "Exit codes: 0 done, 1 some tasks abandoned or skipped, 2 usage or plan,",
                "3 server, 4 cancelled, 5 still running, 6 waits for you, 7 this machine or a",
                "fault of Trackyard's own, 130 interrupted.",
                "",
                "trackyard help COMMAND says more."
            })
    static final class Root implements Callable<Integer> {
        @Spec
        CommandSpec spec;

        @Option(names = "--version", versionHelp = true, description = "Print the version.")
        boolean version;

        /** Without a command there is nothing to do but to say which there are. */
        @Override
        public Integer call() {
            CommandLine line = spec.commandLine();
            line.usage(line.getErr());
            return ExitStatus.USAGE.code();
        }
    }

    /** All commands, in the order a person meets them. */
    private static Map<String, Function<Yards, Object>> commands() {
        Map<String, Function<Yards, Object>> commands = new LinkedHashMap<>();
        commands.put("init", InitCommand::new);
        commands.put("run", RunCommand::new);
        commands.put("plan", PlanCommand::new);
        commands.put("prompt", PromptCommand::new);
        commands.put("profile", ProfileCommand::new);
        commands.put("status", StatusCommand::new);
        commands.put("watch", WatchCommand::new);
        commands.put("logs", LogsCommand::new);
        commands.put("wait", WaitCommand::new);
        commands.put("report", ReportCommand::new);
        commands.put("review", ReviewCommand::new);
        commands.put("mail", MailCommand::new);
        commands.put("answer", AnswerCommand::new);
        commands.put("resume", ResumeCommand::new);
        commands.put("pause", PauseCommand::new);
        commands.put("unpause", UnpauseCommand::new);
        commands.put("drain", DrainCommand::new);
        commands.put("cancel", CancelCommand::new);
        commands.put("land", LandCommand::new);
        commands.put("salvage", SalvageCommand::new);
        commands.put("clean", CleanCommand::new);
        commands.put("batch", BatchCommand::new);
        commands.put("bg", BgCommand::new);
        commands.put("output", OutputCommand::new);
        commands.put("list", ListCommand::new);
        commands.put("server", ServerCommand::new);
        commands.put("worker", WorkerCommand::new);
        commands.put("demo", DemoCommand::new);
        commands.put("doctor", DoctorCommand::new);
        commands.put("agents", AgentsCommand::new);
        commands.put("integrate", IntegrateCommand::new);
        commands.put("version", VersionCommand::new);
        commands.put("warm-up", WarmUpCommand::new);
        return commands;
    }

    /** The commands below a command. */
    private static Map<String, List<Function<Yards, Object>>> subcommands() {
        return Map.of(
                "agents",
                List.of(AgentsTestCommand::new, AgentsResumeCommand::new),
                "bg",
                List.of(BgListCommand::new, BgCancelCommand::new, BgRetryCommand::new, BgClearCommand::new));
    }

    /** Only the command that is asked for is built, since each costs milliseconds; all are where none is told. */
    CommandLine commandLine(String... arguments) {
        Yards yards = output -> new Yard(around, output);
        Map<String, Function<Yards, Object>> commands = commands();
        String asked = arguments.length == 0 ? "" : arguments[0];
        List<String> needed = commands.containsKey(asked) ? List.of(asked) : List.copyOf(commands.keySet());
        CommandLine line = new CommandLine(new Root());
        for (String name : needed) {
            CommandLine command = new CommandLine(commands.get(name).apply(yards));
            subcommands().getOrDefault(name, List.of()).forEach(below -> command.addSubcommand(below.apply(yards)));
            line.addSubcommand(command);
        }
        addHelp(line);
        line.setOut(around.out());
        line.setErr(around.err());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(Math.max(OutputOptions.width(around), HELP_WIDTH));
        line.setColorScheme(scheme());
        Mistakes mistakes = new Mistakes(around);
        line.setParameterExceptionHandler(mistakes::typed);
        line.setExecutionExceptionHandler(mistakes::met);
        return line;
    }

    private static void addHelp(CommandLine line) {
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, CommandTable::of);
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help.")
                        .build());
        line.getSubcommands().values().forEach(Program::addHelp);
    }

    private ColorScheme scheme() {
        boolean colour = new OutputOptions().outStyle(around).colour();
        return CommandLine.Help.defaultColorScheme(colour ? Ansi.ON : Ansi.OFF);
    }
}
