package io.trackyard.attempt;

import io.trackyard.activity.TaskBeat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A server that says what the test wants, to an attempt whose beats it remembers. */
public final class FakePulse implements Pulse {
    private final List<TaskBeat> beats = new CopyOnWriteArrayList<>();
    private volatile Word word = Word.GO_ON;
    private volatile Runnable meanwhile = () -> {};

    /** What the attempt ends with when it was asked to. */
    static final class Asked extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Asked(Word word) {
            super(word.name());
        }
    }

    /** What happens before every look at the session. */
    public void meanwhile(Runnable what) {
        meanwhile = what;
    }

    public void answers(Word newer) {
        word = newer;
    }

    public List<TaskBeat> beats() {
        return beats;
    }

    @Override
    public void say(TaskBeat newer) {
        beats.add(newer);
    }

    @Override
    public Word word() {
        meanwhile.run();
        return word;
    }

    @Override
    public RuntimeException answer() {
        return new Asked(word);
    }

    @Override
    public <T> T interruptibly(Supplier<T> work) {
        return work.get();
    }
}
