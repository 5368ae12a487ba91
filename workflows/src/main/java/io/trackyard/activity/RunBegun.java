package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.payload.SentText;
import java.util.List;

/**
 * A run that has its branch.
 *
 * @param warnings what a person should know of where it starts from, a line each
 */
public record RunBegun(@JsonProperty("warnings") List<String> warnings) {
    private static final int MOST = 50;

    /** Of which there is nothing to say. */
    public static final RunBegun QUIETLY = new RunBegun(List.of());

    public RunBegun {
        List<String> all = warnings == null ? List.of() : warnings;
        warnings = all.stream()
                .limit(MOST)
                .map(line -> SentText.within(line, SentText.REASON))
                .toList();
    }
}
