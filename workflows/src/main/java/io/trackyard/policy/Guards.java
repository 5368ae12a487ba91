package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.plan.PathPattern;
import java.util.List;

/**
 * What an attempt may not do, whatever its scope.
 *
 * @param maxDeletions how many files it may delete
 * @param deletable where deleting is not counted
 */
public record Guards(
        @JsonProperty("maxDeletions") int maxDeletions,
        @JsonProperty("deletable") List<PathPattern> deletable) {
    /** Nothing is forbidden. */
    public static final Guards NONE = new Guards(Integer.MAX_VALUE, List.of());

    public Guards {
        deletable = List.copyOf(deletable);
    }
}
