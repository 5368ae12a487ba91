package io.trackyard.run;

import io.temporal.workflow.Workflow;
import io.trackyard.activity.PhasePlan.PlannedTask;
import io.trackyard.plan.Question;
import io.trackyard.policy.RunPolicy.OnAbandon;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a phase asks a person, and what follows from the answers: whether a task may start and what its session is told,
 * what becomes of one whose attempts are spent, and how to go on when the result is not green.
 */
final class PhaseQuestions {
    private static final String RETRY = "retry";
    private static final String SKIP = "skip";
    private static final String CONTINUE = "continue";
    private static final String STOP = "stop";

    private final PhaseTasks tasks;
    private final boolean asksOfSpent;
    private final Questions questions = new Questions();
    private final Map<String, String> reasons = new LinkedHashMap<>();
    private boolean approvesAll;
    private boolean goesOn;
    private boolean stops;
    private boolean gateAgain;
    private boolean closed;

    /** A track of a large phase asks nothing itself: its phase does. */
    PhaseQuestions(PhaseInput input, PhaseTasks tasks) {
        this.tasks = tasks;
        this.asksOfSpent = input.segment() == null && input.settings().onAbandon() == OnAbandon.WAIT;
    }

    /** Asks about every task that is next in its track and waits for nothing but a person's word. */
    void askWhatIsDue(List<PhaseTrack> tracks) {
        for (PhaseTrack track : tracks) {
            Optional<PlannedTask> due = closed
                    ? Optional.empty()
                    : track.next()
                            .filter(task -> tasks.isUndecided(task.id()) && !questions.isOpen(task.id()))
                            .filter(task -> tasks.hasItsNeeds(task.id()));
            due.ifPresent(this::askBefore);
        }
    }

    private void askBefore(PlannedTask task) {
        Question question = task.question();
        if (question == null) {
            return; // it is undecided for another reason
        }
        if (question.kind() == Question.Kind.APPROVAL && approvesAll) {
            tasks.decided(tasks.start(task.id()));
        } else {
            ask(task.id(), question.kind().name().toLowerCase(Locale.ROOT), question.text(), question.choices());
        }
    }

    /** A task's attempts are spent: it is given up, or a person is asked. */
    void spent(String task, String reason) {
        if (!asksOfSpent || goesOn || closed) {
            tasks.change(task, status -> status.because(TaskState.ABANDONED, reason));
            return;
        }
        reasons.put(task, reason);
        tasks.undecided(task, reason);
        ask(task, OpenQuestion.ABANDON, reason, List.of(RETRY, SKIP, CONTINUE, STOP));
    }

    /** The result of the phase is not green. */
    void askOfGate(String note) {
        ask(OpenQuestion.GATE, OpenQuestion.GATE, note, List.of(RETRY, CONTINUE, STOP));
    }

    /** Whether the last answer was to try the gate again. */
    boolean gateAgain() {
        return gateAgain;
    }

    boolean asksOfGate() {
        return questions.isOpen(OpenQuestion.GATE);
    }

    void answer(Answer answer) {
        questions.answered(answer).ifPresent(question -> follow(question, answer));
    }

    private void follow(OpenQuestion question, Answer answer) {
        stops |= STOP.equals(answer.choice()) && question.choices().contains(STOP);
        switch (question.kind()) {
            case OpenQuestion.GATE -> {
                gateAgain = RETRY.equals(answer.choice());
            }
            case OpenQuestion.ABANDON -> {
                goesOn |= CONTINUE.equals(answer.choice());
                if (RETRY.equals(answer.choice())) {
                    tasks.decided(tasks.start(question.id()).again());
                } else {
                    giveUp(question.id());
                }
            }
            default -> before(question, answer);
        }
    }

    private void before(OpenQuestion question, Answer answer) {
        boolean isApproval = !question.choices().isEmpty();
        if (isApproval && SKIP.equals(answer.choice())) {
            String by = answer.command().by();
            tasks.change(question.id(), status -> status.because(TaskState.SKIPPED, "left out by " + by));
        } else if (!stops) {
            approvesAll |= isApproval && CONTINUE.equals(answer.choice());
            tasks.decided(tasks.start(question.id()).answered(answer.text()));
        }
    }

    private void giveUp(String task) {
        tasks.change(task, status -> status.because(TaskState.ABANDONED, reasons.getOrDefault(task, "given up")));
    }

    /** Asks no more: what was spent is given up. */
    void close() {
        closed = true;
        for (OpenQuestion question : questions.all()) {
            questions.withdraw(question.id());
            if (question.kind().equals(OpenQuestion.ABANDON)) {
                giveUp(question.id());
            }
        }
    }

    /** Whether nothing may start before a person has spoken. */
    boolean holdsAll() {
        return !questions.ofKind(OpenQuestion.ABANDON).isEmpty();
    }

    /** Whether a person has said that nothing more is to be started. */
    boolean stops() {
        return stops;
    }

    /** What a person is waited for, as a word of the run's states. */
    Optional<String> waitingFor() {
        return questions.first().map(OpenQuestion::kind);
    }

    List<OpenQuestion> all() {
        return questions.all();
    }

    int changes() {
        return questions.changes();
    }

    private void ask(String id, String kind, String text, List<String> choices) {
        boolean ofTask = !kind.equals(OpenQuestion.GATE);
        questions.ask(new OpenQuestion(id, kind, ofTask ? id : null, text, choices, Workflow.currentTimeMillis()));
    }
}
