package io.trackyard.connection;

import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.common.SearchAttributeKey;
import java.util.List;

/** The search attributes of Trackyard's workflows. Their names are a contract: they are in histories and in queries. */
public final class SearchKeys {

    /** The repository a run works on. */
    public static final SearchAttributeKey<String> REPOSITORY = SearchAttributeKey.forKeyword("TrackyardRepository");

    /** The run's id. */
    public static final SearchAttributeKey<String> RUN = SearchAttributeKey.forKeyword("TrackyardRun");

    /** The phase's number, from 1. */
    public static final SearchAttributeKey<Long> PHASE = SearchAttributeKey.forLong("TrackyardPhase");

    /** The run's state. */
    public static final SearchAttributeKey<String> STATE = SearchAttributeKey.forKeyword("TrackyardState");

    /** The schema number of the workflow's input. */
    public static final SearchAttributeKey<Long> SCHEMA = SearchAttributeKey.forLong("TrackyardSchema");

    private static final List<SearchAttributeKey<?>> ALL = List.of(REPOSITORY, RUN, PHASE, STATE, SCHEMA);

    private SearchKeys() {}

    /** All of them. */
    public static List<SearchAttributeKey<?>> all() {
        return ALL;
    }

    /** The name of a key's type as the {@code temporal} program takes it: {@code Keyword} or {@code Int}. */
    public static String typeName(SearchAttributeKey<?> key) {
        return key.getValueType() == IndexedValueType.INDEXED_VALUE_TYPE_INT ? "Int" : "Keyword";
    }
}
