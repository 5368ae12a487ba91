package io.trackyard.agent;

import io.trackyard.activity.HeldFile;
import io.trackyard.plan.Question;
import io.trackyard.plan.Track;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the end of an agent's session means: every way in which one can end. The first nine are for the agent's own
 * protocol to tell; the others are told by whoever watched the session.
 */
public sealed interface AgentVerdict {
    /** What it was, in one line, as it follows a task's id. */
    String reason();

    /** It says that it did the task. A claim, no evidence. */
    record Succeeded() implements AgentVerdict {
        @Override
        public String reason() {
            return "it says that it did the task";
        }
    }

    /** It did not do the task; an attempt. */
    record Failed(String reason) implements AgentVerdict {}

    /**
     * Its provider lets it do nothing more for a while. Nobody's attempt.
     *
     * @param until for how long, as far as it said so
     */
    record OutOfQuota(Instant until) implements AgentVerdict {
        @Override
        public String reason() {
            return "a limit of its account is used up until " + until;
        }
    }

    /** Its provider cannot serve it just now. Nobody's attempt. */
    record Overloaded(String reason) implements AgentVerdict {}

    /** Its provider refuses to know it, or is not paid. Nobody's attempt; a person has to mend it. */
    record Unauthorized(String reason) implements AgentVerdict {}

    /** Its conversation has become too long to go on; an attempt, and the next one begins another. */
    record Outgrown(String reason) implements AgentVerdict {}

    /** The conversation that it was to go on with is not there any more. Nobody's attempt; the next one begins another. */
    record Forgotten(String reason) implements AgentVerdict {}

    /** Its program cannot be started. Nobody's attempt; a person has to mend it. */
    record Unstartable(String reason) implements AgentVerdict {}

    /** It came to no end of its own. Nobody's attempt, unless it does so again and again. */
    record Crashed(String reason) implements AgentVerdict {}

    /** It took longer than a session may; an attempt. */
    record TimedOut(String reason) implements AgentVerdict {}

    /** Nothing came from it for too long; an attempt. */
    record Stalled(String reason) implements AgentVerdict {}

    /** Trackyard ended it for a reason that is not the task's. Nobody's attempt. */
    record Ended(String reason) implements AgentVerdict {}

    /**
     * More was spent than is allowed, on more than its task. Nobody's attempt.
     *
     * @param until when there is more by itself; absent where only a person can allow it
     */
    record Overspent(String reason, @Nullable Instant until) implements AgentVerdict {}

    /** It asked a person something, and goes on with the answer. Nobody's attempt. */
    record Asks(Question question) implements AgentVerdict {
        @Override
        public String reason() {
            return "it asks a person: " + question.text();
        }
    }

    /** It waits for a file that another track has, and goes on once that can be had. Nobody's attempt. */
    record Waits(HeldFile held) implements AgentVerdict {
        @Override
        public String reason() {
            return "it waits for '%s', which %s on track %s has"
                    .formatted(held.path(), held.task(), Track.nameOf(held.track()));
        }
    }

    /** How it ended cannot be known, or it never began: its host was lost, or is broken. Nobody's attempt. */
    record Lost(String reason) implements AgentVerdict {}
}
