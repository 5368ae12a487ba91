package io.trackyard.agent;

import io.trackyard.plan.Changes;
import io.trackyard.plan.Check;
import io.trackyard.plan.Task;
import java.util.List;
import java.util.Optional;

/**
 * What an agent is told beside its task.
 *
 * @param changes whether it must, may or must not change files
 * @param persona what the kind of agent is told before each task
 * @param gate commands that the merged result must pass beside the task's own checks
 * @param told what a person answered, and what became of the tasks it needs; headed paragraphs
 * @param others the tasks of other sessions that run in the phase
 * @param feedback what became of the attempt before, as {@link Feedback} wrote it
 */
public record PromptParts(
        Changes changes,
        Optional<String> persona,
        List<Check> gate,
        List<String> told,
        List<Task> others,
        Optional<String> feedback) {
    public PromptParts {
        gate = List.copyOf(gate);
        told = List.copyOf(told);
        others = List.copyOf(others);
    }

    /** Those of a first attempt that stands for itself. */
    public PromptParts(Changes changes, Optional<String> persona, List<Check> gate) {
        this(changes, persona, gate, List.of(), List.of(), Optional.empty());
    }
}
