package io.trackyard.run;

import io.temporal.workflow.Workflow;
import io.trackyard.activity.PhasePlan.PlannedTask;
import io.trackyard.payload.SentText;
import io.trackyard.plan.Question;
import io.trackyard.policy.RunPolicy.OnAbandon;
import java.util.ArrayList;
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
    private static final String APPROVAL = kind(Question.Kind.APPROVAL);
    private static final String DECISION = kind(Question.Kind.DECISION);
    private static final String RETRY = "retry";
    private static final String SKIP = "skip";
    private static final String CONTINUE = "continue";
    private static final String STOP = "stop";
    private static final String AGAIN = "again";
    private static final String REASSIGN = "reassign";
    private static final String SPIKE = "spike";
    private static final String MORE = "more";
    private static final List<String> OF_ACCOUNT = List.of(OpenQuestion.AUTHENTICATION, OpenQuestion.BUDGET);
    private static final List<String> AT_PHASE_END = List.of(RETRY, REASSIGN, SPIKE, CONTINUE, STOP);
    private static final List<String> OF_SPIKE = List.of(RETRY, REASSIGN, CONTINUE, STOP);

    private final PhaseTasks tasks;
    private final boolean asks;
    private final boolean asksOfSpent;
    private final boolean asksAtPhaseEnd;
    private final Questions questions = new Questions();
    private final Map<String, String> reasons = new LinkedHashMap<>();
    private final Map<String, TaskStart> asking = new LinkedHashMap<>();
    private final List<String> spikesDue = new ArrayList<>();
    private final List<String> spikes = new ArrayList<>();
    private boolean approvesAll;
    private boolean goesOn;
    private boolean stops;
    private boolean gateAgain;
    private boolean calibrateAgain;
    private boolean closed;

    /** A track of a large phase asks nothing itself: its phase does. */
    PhaseQuestions(PhaseInput input, PhaseTasks tasks) {
        this.tasks = tasks;
        this.asks = input.segment() == null;
        this.asksOfSpent = asks && input.settings().onAbandon() == OnAbandon.WAIT;
        this.asksAtPhaseEnd = asks && input.settings().onAbandon() == OnAbandon.ASK;
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
            ask(task.id(), kind(question.kind()), question.text(), question.choices());
        }
    }

    /** A task's attempts are spent: it is given up, or a person is asked. */
    void spent(String task, String why) {
        String reason = SentText.within(why, SentText.REASON);
        if (asksAtPhaseEnd && !closed) {
            reasons.put(task, reason);
            tasks.park(task, reason);
            return;
        }
        if (!asksOfSpent || goesOn || closed) {
            tasks.change(task, status -> status.because(TaskState.ABANDONED, reason));
            return;
        }
        askAfter(task, OpenQuestion.ABANDON, reason, List.of(RETRY, SKIP, CONTINUE, STOP));
    }

    /** Nothing else of the phase can be carried out: asks what becomes of those whose attempts are spent. */
    void askAtPhaseEnd() {
        for (String task : closed ? List.<String>of() : tasks.parked()) {
            if (!questions.isOpen(task)) {
                String reason = reasons.getOrDefault(task, "its attempts are spent");
                ask(task, OpenQuestion.PHASE_END, reason, spikes.contains(task) ? OF_SPIKE : AT_PHASE_END);
            }
        }
    }

    /** The tasks for which a person wants a spike, with the reason why they came to nothing; each is returned once. */
    Map<String, String> takeSpikesDue() {
        Map<String, String> due = new LinkedHashMap<>();
        spikesDue.forEach(task -> due.put(task, reasons.getOrDefault(task, "")));
        spikesDue.clear();
        return due;
    }

    boolean areSpikesDue() {
        return !spikesDue.isEmpty();
    }

    /** The spike of a task is planned: the task is tried anew once it is in. */
    void spikePlanned(String task, String spike) {
        spikes.add(spike);
        tasks.needs(task, spike);
        tasks.decided(tasks.start(task).again());
    }

    /** A task's agent crashes at one place again and again: a person is asked whatever the policy, where there is one. */
    void crashed(String task, String why) {
        String reason = SentText.within(why, SentText.REASON);
        if (!asks || closed) {
            spent(task, reason);
        } else {
            askAfter(task, OpenQuestion.CRASH, reason, List.of(RETRY, SKIP, STOP));
        }
    }

    /** Whether a task's agent can be given a person's answer at all. */
    boolean hearsAgents() {
        return asks && !closed;
    }

    /** A task's agent asks a person; {@code then}: how it goes on. */
    void asked(Question question, TaskStart then) {
        asking.put(then.task(), then);
        reasons.put(
                then.task(),
                SentText.within("nobody answered what its agent asked: " + question.text(), SentText.REASON));
        tasks.undecided(then.task(), "its agent asks: " + question.text());
        ask(then.task(), OpenQuestion.AGENT, question.text(), question.choices());
    }

    /** Whether a task's agent waits for an answer, and its work for the agent. */
    boolean isAsking(String task) {
        return asking.containsKey(task) && questions.isOpen(task);
    }

    private void askAfter(String task, String kind, String reason, List<String> choices) {
        reasons.put(task, reason);
        tasks.undecided(task, reason);
        ask(task, kind, reason, choices);
    }

    /** The account is refused by its provider, or more was spent on it than was allowed. */
    void askOfAccount(Refusal refusal) {
        String goOn = refusal.isOfBudget() ? MORE : RETRY;
        ask(refusal.kind(), refusal.kind(), refusal.why(), List.of(goOn, STOP));
    }

    boolean asksOfAccount() {
        return OF_ACCOUNT.stream().anyMatch(questions::isOpen);
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

    /** A calibration still finds something, or came to no verdict. */
    void askOfCalibration(String text) {
        ask(OpenQuestion.CALIBRATION, OpenQuestion.CALIBRATION, text, List.of(CONTINUE, AGAIN, STOP));
    }

    boolean asksOfCalibration() {
        return questions.isOpen(OpenQuestion.CALIBRATION);
    }

    /** Whether the last answer was to calibrate again. */
    boolean calibrateAgain() {
        return calibrateAgain;
    }

    void answer(Answer answer) {
        questions.answered(answer).ifPresent(question -> follow(question, answer));
    }

    private void follow(OpenQuestion question, Answer answer) {
        // the options of a decision are words of its source, whatever they are called
        boolean isOfItsOwnWords = List.of(DECISION, OpenQuestion.AGENT).contains(question.kind());
        stops |= STOP.equals(answer.choice()) && !isOfItsOwnWords;
        switch (question.kind()) {
            case OpenQuestion.GATE -> {
                gateAgain = RETRY.equals(answer.choice());
            }
            case OpenQuestion.CALIBRATION -> {
                calibrateAgain = AGAIN.equals(answer.choice());
            }
            case OpenQuestion.AUTHENTICATION, OpenQuestion.BUDGET -> {
                return; // that it is open no more says all
            }
            case OpenQuestion.ABANDON, OpenQuestion.CRASH -> {
                goesOn |= CONTINUE.equals(answer.choice());
                if (RETRY.equals(answer.choice())) {
                    tasks.decided(tasks.start(question.id()).again());
                } else {
                    giveUp(question.id());
                }
            }
            case OpenQuestion.AGENT -> {
                reasons.remove(question.id());
                tasks.decided(asking.remove(question.id()).told(question.text(), answer.text()));
            }
            case OpenQuestion.PHASE_END -> atPhaseEnd(question.id(), answer);
            default -> before(question, answer);
        }
    }

    private void atPhaseEnd(String task, Answer answer) {
        switch (answer.choice()) {
            case RETRY -> tasks.decided(tasks.start(task).again());
            case REASSIGN -> tasks.decided(tasks.start(task).again().by(answer.agent()));
            case SPIKE -> spikesDue.add(task);
            default -> giveUp(task);
        }
    }

    private void before(OpenQuestion question, Answer answer) {
        boolean isApproval = question.kind().equals(APPROVAL);
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
            if (reasons.containsKey(question.id())) {
                giveUp(question.id());
            }
        }
        tasks.parked().forEach(this::giveUp);
        spikesDue.clear();
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

    private static String kind(Question.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private void ask(String id, String kind, String text, List<String> choices) {
        boolean ofTask =
                !List.of(OpenQuestion.GATE, OpenQuestion.CALIBRATION).contains(kind) && !OF_ACCOUNT.contains(kind);
        questions.ask(new OpenQuestion(id, kind, ofTask ? id : null, text, choices, Workflow.currentTimeMillis()));
    }
}
