package io.trackyard.notify;

import org.jspecify.annotations.Nullable;

/** Tells a person something. It never fails: nobody's work depends on its being heard. */
public interface Notifier {

    /**
     * What is told.
     *
     * @param text one line; parts of it may come from outside
     * @param terminal the device of the terminal the person types at, absent where that is not known
     */
    record Notice(String text, @Nullable String terminal) {}

    void tell(Notice notice);
}
