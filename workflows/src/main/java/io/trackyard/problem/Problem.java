package io.trackyard.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong, as a value a person can act on. Made by a factory beside the code that detects it, so that
 * every situation has one wording.
 *
 * @param fault whose fault it is
 * @param code a short stable name of the situation, such as {@code unknown-need}; programs rely on it
 * @param what what happened, in one sentence without a full stop
 * @param why the facts behind it, absent where {@code what} says all
 * @param task the id of the task concerned
 * @param file the file concerned, as the person would name it
 * @param line the line in that file, from 1
 * @param remedies what to do next, best first
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        Fault fault,
        String code,
        String what,
        @Nullable String why,
        @Nullable String task,
        @Nullable String file,
        @Nullable Integer line,
        List<Remedy> remedies) {

    public Problem {
        remedies = remedies == null ? List.of() : List.copyOf(remedies);
    }

    /** Starts a problem; {@link Draft#build()} ends it. */
    public static Draft of(Fault fault, String code) {
        return new Draft(fault, code);
    }

    /** A problem being written. */
    public static final class Draft {
        private final Fault fault;
        private final String code;
        private final List<Remedy> remedies = new ArrayList<>();
        private String what = "";
        private @Nullable String why;
        private @Nullable String task;
        private @Nullable String file;
        private @Nullable Integer line;

        private Draft(Fault fault, String code) {
            this.fault = fault;
            this.code = code;
        }

        /** What happened, by {@link String#format}. */
        public Draft what(String format, Object... arguments) {
            what = format.formatted(arguments);
            return this;
        }

        /** The facts behind it, by {@link String#format}. */
        public Draft why(String format, Object... arguments) {
            why = format.formatted(arguments);
            return this;
        }

        public Draft task(@Nullable String id) {
            task = id;
            return this;
        }

        /** Where it stands. */
        public Draft at(@Nullable String inFile, @Nullable Integer onLine) {
            file = inFile;
            line = onLine;
            return this;
        }

        /** A way out that one command does. */
        public Draft remedy(String command, String effect) {
            remedies.add(new Remedy(effect, command));
            return this;
        }

        /** A way out in words. */
        public Draft remedy(String effect) {
            remedies.add(new Remedy(effect, null));
            return this;
        }

        public Problem build() {
            if (what.isBlank()) {
                throw new IllegalStateException("a problem says what happened: " + code);
            }
            return new Problem(fault, code, what, why, task, file, line, remedies);
        }

        public ProblemException exception() {
            return new ProblemException(build());
        }

        public ProblemException exception(Throwable cause) {
            return new ProblemException(build(), cause);
        }
    }
}
