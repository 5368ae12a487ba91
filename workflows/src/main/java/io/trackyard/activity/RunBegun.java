package io.trackyard.activity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A run that has its branch.
 *
 * @param warnings what a person should know of where it starts from, a line each
 */
public record RunBegun(@JsonProperty("warnings") List<String> warnings) {
    /** Of which there is nothing to say. */
    public static final RunBegun QUIETLY = new RunBegun(List.of());

    public RunBegun {
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
    }
}
