package io.trackyard.connection;

import io.trackyard.plan.HeldTask;
import io.trackyard.policy.Budget;
import io.trackyard.run.CalibrationStatus;
import io.trackyard.run.OpenQuestion;
import io.trackyard.run.RunState;
import io.trackyard.run.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that is known of a run at one moment, joined from its workflows, the activities in flight and the frozen plan:
 * what every display is a function of.
 *
 * @param run the run's name
 * @param state how it stands
 * @param waitingFor what it waits for, when it does
 * @param waitingUntil until when, where that is known
 * @param source what its tasks were read from, for people
 * @param branch the run's branch
 * @param base the commit it started from
 * @param target the branch that was checked out at the start
 * @param phase the number of the phase that runs, or that ran last; 0 before the first
 * @param phases how many phases there are
 * @param waves what the source calls its phases, by their numbers: {@code "wave 2 of 03"}; empty where it has no names for them
 * @param tracks the labels of the tracks, by phase number and letters: {@code "1 A"} to {@code "pkg/export/**"}
 * @param tasks every task of the plan, in its order
 * @param doing what is going on in a task's session, by task id
 * @param queue the tasks in the merge queue, first the one being integrated
 * @param questions what a person is being asked
 * @param calibrations how the calibrations of its phases came out, and last how the one stands that goes on
 * @param held what stayed out, with the reason
 * @param warnings what a person should know of phases that are over, each in one line
 * @param budget how much may be spent on the run, by its plan
 * @param started when the run was started
 * @param ended when it ended
 * @param failure why it failed, or who ended it from outside; empty where neither is so
 * @param ending what it left behind, for people: the commit, the branch it was landed on, or why it was not
 * @param page its page in the Web UI
 */
public record RunSnapshot(
        String run,
        RunState state,
        Optional<String> waitingFor,
        Optional<Instant> waitingUntil,
        String source,
        String branch,
        String base,
        Optional<String> target,
        int phase,
        int phases,
        Map<Integer, String> waves,
        Map<String, String> tracks,
        List<TaskStatus> tasks,
        Map<String, Doing> doing,
        List<String> queue,
        List<OpenQuestion> questions,
        List<CalibrationStatus> calibrations,
        List<HeldTask> held,
        List<String> warnings,
        Optional<Budget> budget,
        Instant started,
        Optional<Instant> ended,
        Optional<String> failure,
        Optional<Ending> ending,
        String page) {

    /** This look with the outcomes that an earlier one saw: none is ever taken back, so this one has missed them. */
    public RunSnapshot after(RunSnapshot earlier) {
        Map<String, TaskStatus> outcomes = earlier.tasks().stream()
                .filter(task -> task.state().isOutcome())
                .collect(Collectors.toMap(TaskStatus::id, task -> task));
        return with(
                tasks.stream()
                        .map(task -> task.state().isOutcome() ? task : outcomes.getOrDefault(task.id(), task))
                        .toList(),
                ending);
    }

    /** With what it left behind as that is now. */
    public RunSnapshot leaving(Optional<Ending> other) {
        return with(tasks, other);
    }

    private RunSnapshot with(List<TaskStatus> others, Optional<Ending> other) {
        return new RunSnapshot(
                run,
                state,
                waitingFor,
                waitingUntil,
                source,
                branch,
                base,
                target,
                phase,
                phases,
                waves,
                tracks,
                others,
                doing,
                queue,
                questions,
                calibrations,
                held,
                warnings,
                budget,
                started,
                ended,
                failure,
                other,
                page);
    }

    /**
     * What is going on in a session.
     *
     * @param attempt the agent's own number of the attempt
     * @param what in a few words
     * @param since when that began
     */
    public record Doing(int attempt, String what, Instant since) {}

    /**
     * What a run left behind.
     *
     * @param tip the commit at the end of its branch
     * @param landedOn the branch that was moved to it as the run ended
     * @param refusal why a landing that was asked for did not happen, with the command to type
     * @param landed whether the target has the work now, whoever moved it there
     * @param closing what its source knows of the tasks that came in; empty where it is told nothing
     */
    public record Ending(
            String tip,
            Optional<String> landedOn,
            Optional<String> refusal,
            boolean landed,
            Optional<Closing> closing) {

        /** One of tasks whose source is told nothing. */
        public Ending(String tip, Optional<String> landedOn, Optional<String> refusal, boolean landed) {
            this(tip, landedOn, refusal, landed, Optional.empty());
        }
    }

    /**
     * Where tasks that came in are closed.
     *
     * @param source the form of the source: {@code "beads"}
     * @param whenLanded whether that waits for the landing
     */
    public record Closing(String source, boolean whenLanded) {}
}
