package io.trackyard.cli;

import io.trackyard.connection.ServerFailures;
import io.trackyard.display.ErrorJson;
import io.trackyard.display.Line;
import io.trackyard.display.PlanJson;
import io.trackyard.display.ProblemText;
import io.trackyard.plan.InvalidPlanException;
import io.trackyard.plan.NearestName;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into what a person reads, or a program, and an exit code. No stack trace ever reaches either. */
final class Mistakes {
    private final Surroundings around;

    Mistakes(Surroundings around) {
        this.around = around;
    }

    /** A mistake on the command line. */
    int typed(ParameterException mistake, String[] arguments) {
        CommandSpec spec = mistake.getCommandLine().getCommandSpec();
        Problem problem = unknownWord(mistake, arguments)
                .map(word -> unknownWord(word, spec))
                .orElseGet(() -> usage(firstLine(mistake.getMessage()), spec).build());
        OutputOptions output = new OutputOptions();
        output.json = List.of(arguments).contains("--json");
        return tell(problem, output);
    }

    /** A mistyped option is what to tell of, also where picocli stumbles over a missing parameter first. */
    private static Optional<String> unknownWord(ParameterException mistake, String[] arguments) {
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            return Optional.of(unmatched.getUnmatched().get(0));
        }
        CommandSpec spec = mistake.getCommandLine().getCommandSpec();
        return mistake instanceof MissingParameterException
                ? Stream.of(arguments)
                        .filter(word -> word.startsWith("--"))
                        .filter(word -> !spec.optionsMap().containsKey(word.replaceFirst("=.*", "")))
                        .findFirst()
                : Optional.empty();
    }

    private static Problem unknownWord(String word, CommandSpec spec) {
        boolean option = word.startsWith("-");
        List<String> known = new ArrayList<>();
        if (option) {
            spec.options().stream().map(OptionSpec::names).map(List::of).forEach(known::addAll);
        } else if (!spec.subcommands().isEmpty()) {
            known.add(Program.HELP);
            spec.subcommands().values().stream()
                    .map(CommandLine::getCommandSpec)
                    .filter(command -> !command.usageMessage().hidden())
                    .forEach(command -> known.add(command.name()));
        }
        String what = option ? "%s has no option %s" : known.isEmpty() ? "%s takes no '%s'" : "%s has no command '%s'";
        String name = word.replaceFirst("=.*", "");
        Problem.Draft draft = usage(what.formatted(spec.qualifiedName(), name), spec);
        NearestName.question(name, known).ifPresent(draft::remedy);
        return (spec.name().equals("worker") ? ofWorker(name, draft) : draft).build();
    }

    /** What the server has as words, its worker has as an option, or not at all. */
    private static Problem.Draft ofWorker(String word, Problem.Draft draft) {
        return switch (word) {
            case "stop" -> draft.remedy("trackyard worker --stop", "end the worker");
            case "status", "--status" -> draft.remedy("trackyard doctor", "see whether one lives");
            default -> draft;
        };
    }

    private static Problem.Draft usage(String what, CommandSpec spec) {
        return Problem.of(Fault.USER, "usage")
                .what("%s", what)
                .remedy(spec.qualifiedName() + " --help", "see what it takes");
    }

    /** Something that went wrong while a command worked. */
    int met(Exception problem, CommandLine line, ParseResult parsed) {
        OutputOptions output = OutputOptions.of(line.getCommandSpec());
        if (problem instanceof InvalidPlanException invalid) {
            return tellPlan(invalid.faults(), output);
        }
        if (problem instanceof ProblemException known) {
            return tell(known.problem(), output);
        }
        if (problem instanceof InterruptedException) {
            return ExitStatus.INTERRUPTED.code();
        }
        if (problem instanceof UncheckedIOException files) {
            return tell(files(files), output);
        }
        return tell(ServerFailures.of(problem).orElseGet(() -> unexpected(problem)), output);
    }

    private int tellPlan(List<Problem> faults, OutputOptions output) {
        int code = ExitStatus.USAGE.code();
        if (output.json()) {
            output.printJson(around, PlanJson.ofFaults(faults));
        } else {
            print(output, ProblemText.ofPlan(faults, code, OutputOptions.width(around)));
        }
        return code;
    }

    private int tell(Problem problem, OutputOptions output) {
        int code = ExitStatus.of(problem.fault()).code();
        if (output.json()) {
            output.printJson(around, ErrorJson.of(problem));
        } else {
            print(output, ProblemText.of(problem, code, OutputOptions.width(around)));
        }
        return code;
    }

    private void print(OutputOptions output, List<Line> lines) {
        around.err().println(output.errStyle(around).render(lines).stripTrailing());
        around.err().flush();
    }

    /** A full disk, a missing right: the machine's, and the message names the file. */
    private static Problem files(UncheckedIOException failure) {
        IOException cause = failure.getCause();
        String where =
                failure.getMessage().equals(cause.toString()) ? "cannot read or write a file" : failure.getMessage();
        return Problem.of(Fault.ENVIRONMENT, "file-system")
                .what("%s", where)
                .why("%s", cause.getMessage() == null ? cause : cause.getMessage())
                .remedy("trackyard doctor", "see how much room there is")
                .build();
    }

    /** The trace goes into a file: it helps whoever mends it, and nobody else. */
    private static Problem unexpected(Exception fault) {
        Problem.Draft draft = Problem.of(Fault.OURS, "unexpected")
                .what("something went wrong that Trackyard did not expect")
                .why("%s", firstLine(String.valueOf(fault)));
        try {
            Path file = Files.createTempFile("trackyard-", ".trace");
            StringWriter trace = new StringWriter();
            fault.printStackTrace(new PrintWriter(trace));
            Files.writeString(file, trace.toString());
            draft.remedy("report it with the details in " + file);
        } catch (IOException noRoom) {
            draft.remedy("report it; the details could not be written: " + noRoom.getMessage());
        }
        return draft.build();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text).strip();
    }
}
