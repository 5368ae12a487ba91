package io.trackyard.cli.command;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ShellWord;
import io.trackyard.session.SessionHistory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which session of a task a command is about: the newest of those that fit what was typed.
 *
 * @param attempt only those of this attempt, where one was named
 * @param session only the one of this number, where one was named
 */
record SessionChoice(
        String run,
        String task,
        @Nullable Integer attempt,
        @Nullable Integer session) {

    /**
     * Chooses among all that a task has had, the first started first.
     *
     * @throws io.trackyard.problem.ProblemException {@code no-session} where none fits, naming those there are
     */
    SessionHistory.Entry of(List<SessionHistory.Entry> sessions) {
        return sessions.stream()
                .filter(entry -> attempt == null || entry.attempt() == attempt)
                .filter(entry -> session == null || entry.number() == session)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> none(sessions));
    }

    /** What to say of the other sessions that the attempt of the chosen one has had; empty where it had no other. */
    Optional<String> others(SessionHistory.Entry chosen, List<SessionHistory.Entry> sessions) {
        List<SessionHistory.Entry> others = sessions.stream()
                .filter(entry -> entry.attempt() == chosen.attempt() && entry.number() != chosen.number())
                .toList();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                "this is session %d of %s; its attempt %d also had session %s: trackyard logs %s %s --session %d"
                        .formatted(
                                chosen.number(),
                                task,
                                chosen.attempt(),
                                numbers(others),
                                run,
                                ShellWord.of(task),
                                others.get(others.size() - 1).number()));
    }

    private RuntimeException none(List<SessionHistory.Entry> sessions) {
        Problem.Draft draft = Problem.of(Fault.USER, "no-session").task(task);
        if (sessions.isEmpty()) {
            draft.what("task %s has had no session in run %s yet", task, run);
        } else if (session == null) {
            draft.what("task %s had no attempt %d in run %s", task, attempt, run);
        } else {
            draft.what(
                            "task %s had no session %d in run %s%s",
                            task, session, run, attempt == null ? "" : " that was of attempt " + attempt)
                    .why("it had session %s", numbers(sessions));
        }
        return draft.remedy("trackyard status " + run, "see how it stands").exception();
    }

    private static String numbers(List<SessionHistory.Entry> sessions) {
        return sessions.stream().map(entry -> Integer.toString(entry.number())).collect(Collectors.joining(", "));
    }
}
