package io.trackyard.testing;

import io.trackyard.activity.AnsweredQuestion;
import io.trackyard.activity.TaskRequest;
import io.trackyard.plan.TaskAgent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request for a task being written: what another says, and what a person has said since. */
public final class RequestDraft {
    private final TaskRequest before;
    private @Nullable String answer;
    private List<AnsweredQuestion> asked = List.of();
    private @Nullable TaskAgent agent;
    private @Nullable Long granted;

    private RequestDraft(TaskRequest before) {
        this.before = before;
    }

    public static RequestDraft of(TaskRequest before) {
        return new RequestDraft(before);
    }

    /** What was asked before the task is answered so. */
    public RequestDraft answered(String words) {
        answer = words;
        return this;
    }

    /** What its agent asked while it worked is answered so. */
    public RequestDraft answered(AnsweredQuestion... questions) {
        asked = List.of(questions);
        return this;
    }

    /** It is given to that agent instead. */
    public RequestDraft by(TaskAgent other) {
        agent = other;
        return this;
    }

    /** The phase may spend as much again, since that moment. */
    public RequestDraft granted(long at) {
        granted = at;
        return this;
    }

    public TaskRequest build() {
        return new TaskRequest(
                before.schema(),
                before.run(),
                before.task(),
                before.track(),
                before.ledger(),
                before.limit(),
                before.errand(),
                answer,
                asked,
                agent,
                granted);
    }
}
