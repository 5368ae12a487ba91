package io.trackyard.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.history.v1.UpsertWorkflowSearchAttributesEventAttributes;
import io.temporal.common.converter.DefaultDataConverter;
import io.trackyard.testing.Plans;
import io.trackyard.testing.ScriptedRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunCostTest {
    @Test
    void aSearchAttributeTellsWhatARunHasCostSoFar() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a b"), Plans.phase("c"))
                .script("a", "ok 4.00")
                .script("b", "ok 0.01")
                .script("c", "ok 1.50")) {
            run.carryOut();

            List<Double> told = told(run);
            assertThat(told).isSorted().endsWith(5.51);
            assertThat(told).as("at the end of the first phase").contains(4.01);
            assertThat(told.stream().filter(dollars -> dollars > 4 && dollars < 5))
                    .as("while it goes on, no more often than it grows by a tenth")
                    .hasSize(1);
        }
    }

    @Test
    void aRunWhoseClientNamesNoMoneyHasNoneAtAll() {
        try (ScriptedRun run = ScriptedRun.of(Plans.phase("a"))) {
            run.carryOut();

            assertThat(told(run)).isEmpty();
        }
    }

    private static List<Double> told(ScriptedRun run) {
        return run.history().getEvents().stream()
                .filter(event -> event.hasUpsertWorkflowSearchAttributesEventAttributes())
                .map(event -> event.getUpsertWorkflowSearchAttributesEventAttributes())
                .map(UpsertWorkflowSearchAttributesEventAttributes::getSearchAttributes)
                .filter(attributes -> attributes.containsIndexedFields(SearchKeys.DOLLARS.getName()))
                .map(attributes -> DefaultDataConverter.STANDARD_INSTANCE.fromPayload(
                        attributes.getIndexedFieldsOrThrow(SearchKeys.DOLLARS.getName()), Double.class, Double.class))
                .toList();
    }
}
