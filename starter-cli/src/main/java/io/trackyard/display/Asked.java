package io.trackyard.display;

import io.trackyard.connection.RunSnapshot;
import io.trackyard.problem.ShellWord;
import io.trackyard.run.OpenQuestion;
import java.util.ArrayList;
import java.util.List;

/** What a run asks a person, with the command that answers. */
public final class Asked {
    private static final int INDENT = 14;
    private static final int MOST_LINES = 12;

    private Asked() {}

    /** All open questions; empty where there are none. */
    public static List<Line> of(RunSnapshot snapshot, int width) {
        return of(snapshot.run(), snapshot.questions(), width);
    }

    /** Some of the open questions of a run. */
    public static List<Line> of(String run, List<OpenQuestion> questions, int width) {
        List<Line> lines = new ArrayList<>();
        for (OpenQuestion question : questions) {
            lines.add(Line.EMPTY);
            Line head = Line.of(Tone.WARN, "%-14s".formatted("asks you"))
                    .plus(Tone.STRONG, question.id())
                    .plus("  " + meaning(question));
            lines.addAll(Wrap.of(head, width, INDENT));
            question.text()
                    .lines()
                    .limit(MOST_LINES)
                    .forEach(line -> lines.addAll(Wrap.of(Line.of(" ".repeat(INDENT) + line), width, INDENT)));
            lines.addAll(Wrap.of(
                    Line.of(" ".repeat(INDENT))
                            .plus(Tone.COMMAND, command(run, question))
                            .plus(others(question)),
                    width,
                    INDENT));
        }
        return lines;
    }

    /** {@code asks whether to start: trackyard answer bright-heron b yes (or skip, continue, stop)}. */
    static String words(String run, OpenQuestion question) {
        return "asks %s: %s%s".formatted(meaning(question), command(run, question), others(question));
    }

    /** What is waited for, in words; the kind of a question means little to who has to answer it. */
    static String waitingFor(String what) {
        return switch (what) {
            case "approval",
                    "verify",
                    "decision",
                    "action",
                    OpenQuestion.ABANDON,
                    OpenQuestion.PHASE_END,
                    OpenQuestion.CRASH,
                    OpenQuestion.AGENT,
                    OpenQuestion.GATE,
                    OpenQuestion.CALIBRATION,
                    OpenQuestion.NEW_TASKS,
                    OpenQuestion.NEW_COMMANDS -> "your answer";
            case OpenQuestion.AUTHENTICATION -> "you to mend the agent's account";
            case OpenQuestion.BUDGET -> "your word on its budget";
            default -> what;
        };
    }

    private static String meaning(OpenQuestion question) {
        return switch (question.kind()) {
            case "approval" -> "whether it may start";
            case "verify" -> "to look at what was done";
            case "decision" -> "to decide";
            case "action" -> "to do what only you can";
            case OpenQuestion.ABANDON -> "what becomes of it; its attempts are spent";
            case OpenQuestion.PHASE_END ->
                "what becomes of it; its attempts are spent, and the rest of the phase is done";
            case OpenQuestion.CRASH -> "what becomes of it; its agent crashes at one place again and again";
            case OpenQuestion.AGENT -> "something that its agent wants to know";
            case OpenQuestion.AUTHENTICATION -> "to log in again, or renew what its agent's account needs";
            case OpenQuestion.BUDGET -> "whether as much may be spent again";
            case OpenQuestion.GATE -> "how to go on; what the phase brought is not green";
            case OpenQuestion.CALIBRATION -> "how to go on; the phase has not passed its calibration";
            case OpenQuestion.NEW_COMMANDS -> "whether commands may be run that came with the source since the start";
            case OpenQuestion.NEW_TASKS -> "whether to take in what is new in the source";
            default -> question.kind();
        };
    }

    private static String command(String run, OpenQuestion question) {
        String answer = question.choices().isEmpty()
                ? "YOUR ANSWER"
                : question.choices().get(0);
        return "trackyard answer %s %s %s"
                .formatted(ShellWord.of(run), ShellWord.of(question.id()), ShellWord.of(answer));
    }

    private static String others(OpenQuestion question) {
        return question.choices().size() < 2
                ? ""
                : " (or %s)"
                        .formatted(String.join(
                                ", ",
                                question.choices().subList(1, question.choices().size())));
    }
}
