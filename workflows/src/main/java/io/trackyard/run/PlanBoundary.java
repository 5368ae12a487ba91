package io.trackyard.run;

import io.temporal.workflow.Workflow;
import io.trackyard.activity.PlanRenewed;
import io.trackyard.activity.ReadAgain;
import io.trackyard.activity.RunAddress;
import io.trackyard.policy.NewTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The plan of a run from phase to phase. At a boundary the source is read again: what was closed there is not carried
 * out, and what is new is added, asked about or left, as the run's input says.
 */
final class PlanBoundary {
    private static final List<String> CHOICES = List.of("add", "ignore");

    private final RunInput input;
    private final Questions questions = new Questions();
    private final List<Integer> left;
    private final List<String> declined = new ArrayList<>();
    private RunAddress run;
    private RunMode mode = RunMode.RUNNING;
    private int tasks;
    private String note = "";
    private String choice = "";

    PlanBoundary(RunInput input) {
        this.input = input;
        this.left = new ArrayList<>(input.phases());
        this.run = input.run();
        this.tasks = input.tasks();
    }

    /** The phase that comes next. */
    Optional<Integer> next() {
        return left.stream().findFirst();
    }

    /** The number of the last phase as it is known now. */
    int lastPhase(int current) {
        return left.isEmpty() ? current : Math.max(current, left.get(left.size() - 1));
    }

    /**
     * Goes on behind a phase that is over.
     *
     * @param ended all tasks of the run that have their outcome
     * @param changed is called when a person is asked, and when the answer came
     */
    void pass(int phase, List<TaskStatus> ended, RunMode current, Runnable changed) {
        left.remove(Integer.valueOf(phase));
        mode = current;
        if (input.newTasks() == null || isEnding()) {
            return;
        }
        PlanRenewed renewed = take(readAgain(phase, ended, input.newTasks()));
        if (renewed.undecided().isEmpty() || isEnding()) {
            return;
        }
        ask(renewed.undecided());
        changed.run();
        Workflow.await(() -> questions.first().isEmpty() || isEnding());
        if (choice.equals("add")) {
            take(readAgain(phase, ended, NewTasks.ADD));
        } else {
            declined.addAll(renewed.undecided());
        }
        questions.withdraw(OpenQuestion.NEW_TASKS);
        changed.run();
    }

    private PlanRenewed readAgain(int phase, List<TaskStatus> ended, NewTasks newTasks) {
        return new Steps(input.settings())
                .source("Read the tasks again")
                .readAgain(new ReadAgain(
                        RunInput.SCHEMA,
                        run,
                        phase,
                        ended.stream().map(TaskStatus::id).toList(),
                        newTasks,
                        declined));
    }

    private PlanRenewed take(PlanRenewed renewed) {
        run = new RunAddress(run.path(), run.repository(), run.run(), renewed.plan());
        left.clear();
        left.addAll(renewed.phases());
        tasks = renewed.tasks();
        note = renewed.note();
        return renewed;
    }

    private void ask(List<String> undecided) {
        choice = "";
        questions.ask(new OpenQuestion(
                OpenQuestion.NEW_TASKS,
                OpenQuestion.NEW_TASKS,
                null,
                Text.cut("%d new in the source: %s".formatted(undecided.size(), String.join(", ", undecided)), 1_000),
                CHOICES,
                Workflow.currentTimeMillis()));
    }

    /** Whether the question was one of these. */
    boolean answer(Answer answer) {
        boolean isMine = questions.answered(answer).isPresent();
        choice = isMine ? answer.choice() : choice;
        return isMine;
    }

    void steer(RunMode to) {
        mode = to;
    }

    private boolean isEnding() {
        return mode == RunMode.DRAINING || mode == RunMode.ENDING;
    }

    Optional<String> waitingFor() {
        return questions.first().map(OpenQuestion::kind);
    }

    /** Where the plan lies that holds now. */
    RunAddress run() {
        return run;
    }

    int tasks() {
        return tasks;
    }

    String note() {
        return note;
    }

    List<OpenQuestion> questions() {
        return questions.all();
    }
}
