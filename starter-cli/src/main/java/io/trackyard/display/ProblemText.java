package io.trackyard.display;

import io.trackyard.problem.Problem;
import io.trackyard.problem.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What went wrong, as a person reads it: what, why, what to do, and the exit code at the end. */
public final class ProblemText {
    private static final String NAME = "trackyard: ";
    private static final String GAP = "  ";

    private ProblemText() {}

    /** One problem, in lines no wider than {@code width} columns but for a command that is. */
    public static List<Line> of(Problem problem, int exitCode, int width) {
        List<Line> lines = new ArrayList<>();
        Line what = Line.of(Tone.BAD, NAME)
                .plus(place(problem).map(place -> place + ": ").orElse("") + problem.what());
        lines.addAll(Wrap.of(what, width, 2));
        if (problem.why() != null) {
            lines.add(Line.EMPTY);
            problem.why().lines().forEach(line -> lines.addAll(Wrap.of(Line.of(GAP + line), width, 2)));
        }
        if (!problem.remedies().isEmpty()) {
            lines.add(Line.EMPTY);
            problem.remedies().forEach(remedy -> lines.addAll(remedy(remedy, width)));
        }
        return ended(lines, exitCode, width);
    }

    private static List<Line> remedy(Remedy remedy, int width) {
        String effect = Wording.capital(remedy.effect());
        Line line = remedy.command() == null
                ? Line.of(effect)
                : Line.of(effect + ": ").plus(Tone.COMMAND, remedy.command());
        return Wrap.of(line, width, 2);
    }

    /** All that is wrong with a plan. */
    public static List<Line> ofPlan(List<Problem> faults, int exitCode, int width) {
        List<Line> lines = new ArrayList<>();
        Line head = Line.of(Tone.BAD, NAME)
                .plus("the plan has %s, nothing was started".formatted(Wording.count(faults.size(), "fault")));
        lines.addAll(Wrap.of(head, width, 2));
        lines.add(Line.EMPTY);
        for (Problem fault : faults) {
            Line line = Line.of(GAP + place(fault).map(place -> place + GAP).orElse("") + fault.what());
            if (fault.why() != null) {
                line = line.plus(" (" + fault.why() + ")");
            }
            if (!fault.remedies().isEmpty()) {
                line = line.plus("   ").plus(Tone.STRONG, suggestion(fault).orElseThrow());
            }
            lines.addAll(Wrap.of(line, width, 6));
        }
        lines.add(Line.EMPTY);
        lines.addAll(Wrap.of(Line.of("Fix " + (faults.size() == 1 ? "it" : "them") + ", then try again."), width, 0));
        return ended(lines, exitCode, width);
    }

    /** A warning in running text. */
    static String sentences(Problem problem) {
        String where = place(problem).map(place -> place + ": ").orElse("");
        String why = problem.why() == null ? "" : " (" + problem.why() + ")";
        return suggestion(problem)
                .map(what -> where + Wording.sentence(problem.what() + why) + " " + Wording.sentence(what))
                .orElse(where + problem.what() + why);
    }

    /** What to do, in one line: for JSON documents and lists. */
    static Optional<String> suggestion(Problem problem) {
        return problem.remedies().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        problem.remedies().stream().map(ProblemText::remedyText).collect(Collectors.joining("; ")));
    }

    private static String remedyText(Remedy remedy) {
        return remedy.command() == null ? remedy.effect() : remedy.effect() + ": " + remedy.command();
    }

    private static Optional<String> place(Problem problem) {
        return Optional.ofNullable(problem.file())
                .map(file -> problem.line() == null ? file : file + ":" + problem.line());
    }

    /** The exit code stands at the right, behind the last line where there is room. */
    private static List<Line> ended(List<Line> lines, int exitCode, int width) {
        String code = "(exit %d)".formatted(exitCode);
        int column = width - code.length();
        Line last = lines.get(lines.size() - 1);
        if (last.width() + GAP.length() <= column) {
            lines.set(lines.size() - 1, last.to(column).plus(Tone.FAINT, code));
        } else {
            lines.add(Line.EMPTY.to(Math.max(0, column)).plus(Tone.FAINT, code));
        }
        return lines;
    }
}
