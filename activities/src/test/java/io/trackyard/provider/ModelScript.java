package io.trackyard.provider;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What the model does when it is told something: first the obstacles, each once, and then the replies, one for each round of
 * tools. Beyond the last it says that it is done.
 */
public final class ModelScript {
    private static final Reply DONE = new Reply.Says("Done.");

    private final String told;
    private final Deque<Reply> obstacles = new ArrayDeque<>();
    private List<Reply> replies = List.of();

    ModelScript(String told) {
        this.told = told;
    }

    /** What comes before anything else, each for one request: refusals, silence. */
    public synchronized ModelScript first(List<Reply> once) {
        obstacles.addAll(once);
        return this;
    }

    /** What comes for one request before anything else. */
    public ModelScript first(Reply once) {
        return first(List.of(once));
    }

    /** What the model does, round by round. */
    public synchronized ModelScript then(Reply... each) {
        replies = List.of(each);
        return this;
    }

    boolean isAbout(Asked asked) {
        return asked.newest().contains(told);
    }

    synchronized Reply next(Asked asked) {
        if (!obstacles.isEmpty()) {
            return obstacles.remove();
        }
        return asked.rounds() < replies.size() ? replies.get(asked.rounds()) : DONE;
    }
}
