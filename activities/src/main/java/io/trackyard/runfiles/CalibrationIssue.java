package io.trackyard.runfiles;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a calibration wants mended.
 *
 * @param title one line for people
 * @param text what whoever mends it is told
 * @param priority 0 is the most urgent, 4 the least
 * @param task the task whose work it was found in; absent where it is no single one's
 * @param files globs of the files it is about
 * @param check the command that passes once it is mended; absent where there is none that may be run
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CalibrationIssue(
        @JsonProperty("title") String title,
        @JsonProperty("text") String text,
        @JsonProperty("priority") int priority,
        @JsonProperty("task") @Nullable String task,
        @JsonProperty("files") List<String> files,
        @JsonProperty("check") @Nullable String check) {
    public CalibrationIssue {
        files = List.copyOf(files);
    }

    /** One of which no more is known than what a command printed. */
    public static CalibrationIssue of(String title, String text) {
        return new CalibrationIssue(title, text, 1, null, List.of(), null);
    }
}
