package io.trackyard.agent;

import java.time.Duration;

/** What the end of an agent's session means, by the agent's own protocol. */
public sealed interface AgentVerdict {

    /** It says that it did the task. A claim, no evidence. */
    record Succeeded() implements AgentVerdict {}

    /**
     * It did not do the task; an attempt.
     *
     * @param reason one line, as it follows a task's id
     */
    record Failed(String reason) implements AgentVerdict {}

    /**
     * Its provider lets it do nothing more for a while.
     *
     * @param retryAfter for how long, as far as it said so
     */
    record OutOfQuota(Duration retryAfter) implements AgentVerdict {}

    /**
     * Its program cannot be started. Nobody's attempt; a person has to mend it.
     *
     * @param reason one line, as it follows a task's id
     */
    record Unstartable(String reason) implements AgentVerdict {}

    /**
     * It came to no end of its own: a crash. Nobody's attempt.
     *
     * @param reason one line, as it follows a task's id
     */
    record Broken(String reason) implements AgentVerdict {}
}
