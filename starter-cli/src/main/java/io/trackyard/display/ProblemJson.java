package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A problem in a document for programs.
 *
 * @param severity {@code error} or {@code warning}; absent where the document is an error anyway
 * @param suggestion what to do, in one line
 */
record ProblemJson(
        @JsonProperty("severity") @Nullable String severity,
        @JsonProperty("code") String code,
        @JsonProperty("message") String message,
        @JsonProperty("task") @Nullable String task,
        @JsonProperty("file") @Nullable String file,
        @JsonProperty("line") @Nullable Integer line,
        @JsonProperty("suggestion") @Nullable String suggestion) {

    static ProblemJson error(Problem problem) {
        return of("error", problem);
    }

    static ProblemJson warning(Problem problem) {
        return of("warning", problem);
    }

    static ProblemJson plain(Problem problem) {
        return of(null, problem);
    }

    private static ProblemJson of(@Nullable String severity, Problem problem) {
        return new ProblemJson(
                severity,
                problem.code(),
                problem.why() == null ? problem.what() : problem.what() + ": " + problem.why(),
                problem.task(),
                problem.file(),
                problem.line(),
                ProblemText.suggestion(problem).orElse(null));
    }
}
