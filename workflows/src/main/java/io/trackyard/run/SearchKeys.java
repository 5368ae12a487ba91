package io.trackyard.run;

import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import java.util.List;

/** The search attributes by which runs are found in the Web UI. Their names are a contract. */
public final class SearchKeys {
    /** The repository's id. */
    public static final SearchAttributeKey<String> REPOSITORY = SearchAttributeKey.forKeyword("TrackyardRepository");

    /** The run's name. */
    public static final SearchAttributeKey<String> RUN = SearchAttributeKey.forKeyword("TrackyardRun");

    /** The phase's number; 0 on the run itself. */
    public static final SearchAttributeKey<Long> PHASE = SearchAttributeKey.forLong("TrackyardPhase");

    /** The run's state, in the words of {@link RunState}. */
    public static final SearchAttributeKey<String> STATE = SearchAttributeKey.forKeyword("TrackyardState");

    /** The version of the inputs' form: an older worker refuses to serve a newer run. */
    public static final SearchAttributeKey<Long> SCHEMA = SearchAttributeKey.forLong("TrackyardSchema");

    /** What its sessions have cost so far, in US dollars; on the run, where a client names money. */
    public static final SearchAttributeKey<Double> DOLLARS = SearchAttributeKey.forDouble("TrackyardDollars");

    private static final List<SearchAttributeKey<?>> ALL = List.of(REPOSITORY, RUN, PHASE, STATE, SCHEMA, DOLLARS);

    private SearchKeys() {}

    /** All of them. */
    public static List<SearchAttributeKey<?>> all() {
        return ALL;
    }

    /** The name of a key's type as the {@code temporal} program takes it: {@code Keyword}, {@code Int} or {@code Double}. */
    public static String typeName(SearchAttributeKey<?> key) {
        return switch (key.getValueType()) {
            case INDEXED_VALUE_TYPE_INT -> "Int";
            case INDEXED_VALUE_TYPE_DOUBLE -> "Double";
            default -> "Keyword";
        };
    }

    /** What a run is started with. */
    public static SearchAttributes ofRun(RunInput input) {
        return SearchAttributes.newBuilder()
                .set(REPOSITORY, input.run().repository())
                .set(RUN, input.run().run())
                .set(PHASE, 0L)
                .set(STATE, RunState.RUNNING.word())
                .set(SCHEMA, (long) input.schema())
                .build();
    }

    static SearchAttributes ofPhase(PhaseInput input) {
        return SearchAttributes.newBuilder()
                .set(REPOSITORY, input.run().repository())
                .set(RUN, input.run().run())
                .set(PHASE, (long) input.phase())
                .set(SCHEMA, (long) input.schema())
                .build();
    }
}
