package io.trackyard.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** The files a task may touch. Three types, because only a declared scope is ever enforced. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Scope.Declared.class, name = "declared"),
    @JsonSubTypes.Type(value = Scope.Inferred.class, name = "inferred"),
    @JsonSubTypes.Type(value = Scope.Unknown.class, name = "unknown")
})
public sealed interface Scope {

    /** The patterns by which tracks are formed; empty where nothing is known. */
    List<PathPattern> patterns();

    /** Whether both may touch the same path. An unknown scope overlaps with none: profiles say what it means. */
    default boolean overlaps(Scope other) {
        return patterns().stream().anyMatch(mine -> other.patterns().stream().anyMatch(mine::overlaps));
    }

    /** What the task itself says that it may touch. */
    record Declared(@JsonProperty("patterns") List<PathPattern> patterns) implements Scope {
        public Declared {
            patterns = sortedOnce(patterns);
        }

        /** Whether the path may be touched. */
        public boolean holds(String path) {
            return patterns.stream().anyMatch(pattern -> pattern.holds(path));
        }
    }

    /**
     * What Trackyard takes a task to touch.
     *
     * @param origin where that was read, for a person: {@code "named in the description"}
     */
    record Inferred(
            @JsonProperty("patterns") List<PathPattern> patterns,
            @JsonProperty("origin") String origin) implements Scope {
        public Inferred {
            patterns = sortedOnce(patterns);
        }
    }

    /** Nothing is known. */
    record Unknown() implements Scope {
        @Override
        public List<PathPattern> patterns() {
            return List.of();
        }
    }

    /** A declared scope, from patterns as a person writes them. */
    static Scope declared(String... patterns) {
        return new Declared(List.of(patterns).stream().map(PathPattern::of).toList());
    }

    private static List<PathPattern> sortedOnce(List<PathPattern> patterns) {
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("a scope names at least one path ('**' for all)");
        }
        return patterns.stream().distinct().sorted().toList();
    }
}
