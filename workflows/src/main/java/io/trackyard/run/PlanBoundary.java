package io.trackyard.run;

import io.temporal.workflow.Workflow;
import io.trackyard.activity.NewCommand;
import io.trackyard.activity.PlanRenewed;
import io.trackyard.activity.ReadAgain;
import io.trackyard.activity.RunAddress;
import io.trackyard.policy.NewTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The plan of a run from phase to phase. At a boundary the source is read again: what was closed there is not carried
 * out, and what is new is added, asked about or left, as the run's input says. Commands that came with it need a person.
 */
final class PlanBoundary {
    private static final String ADD = "add";
    private static final String ACCEPT = "accept";

    /** So many are read before they are agreed to; more would be waved through. */
    private static final int COMMANDS_AT_ONCE = 20;

    private final RunInput input;
    private final Questions questions = new Questions();
    private final List<Integer> left;
    private final List<String> declined = new ArrayList<>();
    private final List<String> accepted = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
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
        NewTasks how = input.newTasks();
        PlanRenewed renewed = take(readAgain(phase, ended, how));
        if (!renewed.undecided().isEmpty() && !isEnding()) {
            if (answer(question(renewed.undecided()), changed).equals(ADD)) {
                how = NewTasks.ADD;
                renewed = take(readAgain(phase, ended, how));
            } else {
                declined.addAll(renewed.undecided());
            }
        }
        while (!renewed.commands().isEmpty() && !isEnding()) {
            List<NewCommand> shown = renewed.commands()
                    .subList(0, Math.min(COMMANDS_AT_ONCE, renewed.commands().size()));
            boolean accepts = answer(commands(shown), changed).equals(ACCEPT);
            (accepts ? accepted : refused)
                    .addAll(shown.stream().map(NewCommand::command).toList());
            if (!isEnding()) {
                renewed = take(readAgain(phase, ended, how));
            }
        }
    }

    /** What a person says; empty where the run is ended before they say anything. */
    private String answer(OpenQuestion question, Runnable changed) {
        choice = "";
        questions.ask(question);
        changed.run();
        Workflow.await(() -> questions.first().isEmpty() || isEnding());
        questions.withdraw(question.id());
        changed.run();
        return choice;
    }

    /** A phase that is over has had more tasks than it began with, and they are in this plan. */
    void renewed(PhaseResult.Renewed renewed) {
        run = new RunAddress(run.path(), run.repository(), run.run(), renewed.plan());
        tasks += renewed.added();
    }

    private PlanRenewed readAgain(int phase, List<TaskStatus> ended, NewTasks newTasks) {
        return new Steps(input.settings())
                .source("Read the tasks again")
                .readAgain(new ReadAgain(
                        RunInput.SCHEMA,
                        run,
                        phase,
                        ended.stream().map(TaskStatus::id).toList(),
                        ended.stream()
                                .filter(task -> task.state().isLost())
                                .map(TaskStatus::id)
                                .toList(),
                        newTasks,
                        declined,
                        accepted,
                        refused));
    }

    private PlanRenewed take(PlanRenewed renewed) {
        run = new RunAddress(run.path(), run.repository(), run.run(), renewed.plan());
        left.clear();
        left.addAll(renewed.phases());
        tasks = renewed.tasks();
        note = renewed.note();
        return renewed;
    }

    private static OpenQuestion question(List<String> undecided) {
        return asked(
                OpenQuestion.NEW_TASKS,
                Text.cut("%d new in the source: %s".formatted(undecided.size(), String.join(", ", undecided)), 1_000),
                List.of(ADD, "ignore"));
    }

    /** All of them, and each whole: what is not shown is not agreed to. */
    private static OpenQuestion commands(List<NewCommand> commands) {
        return asked(
                OpenQuestion.NEW_COMMANDS,
                commands.stream()
                        .map(command -> "%s: %s".formatted(command.task(), command.command()))
                        .collect(Collectors.joining("\n")),
                List.of(ACCEPT, "refuse"));
    }

    private static OpenQuestion asked(String kind, String text, List<String> choices) {
        return new OpenQuestion(kind, kind, null, text, choices, Workflow.currentTimeMillis());
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
