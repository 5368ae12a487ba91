package io.trackyard.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How tasks come by a scope that declare none.
 *
 * @param infer whether their text is searched for paths
 * @param given what a person says of single tasks, by their ids: it goes over all else, also over what they declare
 */
public record ScopeRules(
        @JsonProperty("infer") boolean infer,
        @JsonProperty("given") Map<String, List<PathPattern>> given) {

    /** Tasks have the scopes they declare. */
    public static final ScopeRules NONE = new ScopeRules(false, Map.of());

    @JsonCreator
    public ScopeRules {
        Map<String, List<PathPattern>> sorted = new TreeMap<>();
        (given == null ? Map.<String, List<PathPattern>>of() : given)
                .forEach((id, patterns) -> sorted.put(id, List.copyOf(patterns)));
        given = Collections.unmodifiableMap(sorted);
    }
}
