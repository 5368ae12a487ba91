package io.trackyard.source.text;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.util.function.UnaryOperator;

/** Changes the text of a file that others change too: what another program wrote meanwhile is never lost. */
public final class FileEdit {
    /** Other programs write such a file a few times in a minute at most. */
    private static final int MOST_TRIES = 10;

    private FileEdit() {}

    /**
     * Changes the text; a text that stays as it is is not written.
     *
     * @param change called again where another program changed the file meanwhile
     * @return whether the file was changed
     * @throws io.trackyard.problem.ProblemException where it cannot be read, or written now
     */
    public static boolean change(SourceFile file, UnaryOperator<String> change) {
        for (int attempt = 1; attempt <= MOST_TRIES; attempt++) {
            String before = file.text();
            String after = change.apply(before);
            if (after.equals(before)) {
                return false;
            }
            if (FileReplacement.write(file, before, after)) {
                return true;
            }
        }
        throw Problem.of(Fault.ENVIRONMENT, "unwritable")
                .what("%s cannot be written", file.name())
                .why("another program writes it all the time")
                .at(file.name(), null)
                .exception();
    }
}
