package io.trackyard.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** Where it came from, for a person; empty where the task itself declares it, or nothing is known. */
    default Optional<String> from() {
        return Optional.empty();
    }

    /** Whether both may touch the same path. An unknown scope overlaps with none: profiles say what it means. */
    default boolean overlaps(Scope other) {
        return patterns().stream().anyMatch(mine -> other.patterns().stream().anyMatch(mine::overlaps));
    }

    /**
     * What the task, or a person for it, says that it may touch.
     *
     * @param origin where a person said it: {@code "from trackyard.yaml"}; absent where the task itself did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Declared(
            @JsonProperty("patterns") List<PathPattern> patterns,
            @JsonProperty("origin") @Nullable String origin) implements Scope {
        @JsonCreator
        public Declared {
            patterns = sortedOnce(patterns);
        }

        /** One that the task itself declares. */
        public Declared(List<PathPattern> patterns) {
            this(patterns, null);
        }

        @Override
        public Optional<String> from() {
            return Optional.ofNullable(origin);
        }

        /** Whether the path may be touched. */
        public boolean holds(String path) {
            return patterns.stream().anyMatch(pattern -> pattern.holds(path));
        }
    }

    /**
     * What Trackyard takes a task to touch.
     *
     * @param origin where that was read, for a person: {@code "its text names pkg/export/csv.go"}
     */
    record Inferred(
            @JsonProperty("patterns") List<PathPattern> patterns,
            @JsonProperty("origin") String origin) implements Scope {
        public Inferred {
            patterns = sortedOnce(patterns);
        }

        @Override
        public Optional<String> from() {
            return Optional.of(origin);
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
