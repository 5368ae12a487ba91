package io.trackyard.cli;

import io.trackyard.display.ErrorJson;
import io.trackyard.display.Line;
import io.trackyard.display.PlanJson;
import io.trackyard.display.ProblemText;
import io.trackyard.plan.InvalidPlanException;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
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
        CommandLine line = mistake.getCommandLine();
        Problem.Draft draft = Problem.of(Fault.USER, "usage").what("%s", firstLine(mistake.getMessage()));
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            if (!near.isEmpty()) {
                draft.remedy("did you mean \"%s\"?".formatted(near.get(0)));
            }
        }
        String command = line.getCommandSpec().qualifiedName();
        return tell(draft.remedy(command + " --help", "see what it takes").build(), wantsJson(List.of(arguments)));
    }

    /** Something that went wrong while a command worked. */
    int met(Exception problem, CommandLine line, ParseResult parsed) {
        boolean json = wantsJson(parsed.originalArgs());
        if (problem instanceof InvalidPlanException invalid) {
            return tellPlan(invalid.faults(), json);
        }
        if (problem instanceof ProblemException known) {
            return tell(known.problem(), json);
        }
        if (problem instanceof InterruptedException) {
            return ExitStatus.INTERRUPTED.code();
        }
        return tell(unexpected(problem), json);
    }

    private static boolean wantsJson(List<String> arguments) {
        return arguments.contains("--json");
    }

    private int tellPlan(List<Problem> faults, boolean json) {
        int code = ExitStatus.USAGE.code();
        if (json) {
            print(around.out(), PlanJson.ofFaults(faults));
        } else {
            print(around.err(), rendered(ProblemText.ofPlan(faults, code, width())));
        }
        return code;
    }

    private int tell(Problem problem, boolean json) {
        int code = ExitStatus.of(problem.fault()).code();
        if (json) {
            print(around.out(), ErrorJson.of(problem));
        } else {
            print(around.err(), rendered(ProblemText.of(problem, code, width())));
        }
        return code;
    }

    private String rendered(List<Line> lines) {
        return new OutputOptions().errStyle(around).render(lines);
    }

    private int width() {
        return OutputOptions.width(around);
    }

    private static void print(PrintWriter writer, String text) {
        writer.println(text.stripTrailing());
        writer.flush();
    }

    /** The trace goes into a file: it helps whoever mends it, and nobody else. */
    private Problem unexpected(Exception fault) {
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
