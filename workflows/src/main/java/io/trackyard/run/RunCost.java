package io.trackyard.run;

import io.temporal.workflow.Workflow;
import io.trackyard.policy.Money;
import io.trackyard.policy.Usage;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells by a search attribute what a run has cost so far. Each telling is an event of its history, so while the run goes on it
 * is told again only once it has grown by a tenth.
 */
final class RunCost {
    private static final int PART = 10;

    private long told;

    /** {@code running}: how its phase stands; absent between phases */
    void tell(List<TaskStatus> ended, @Nullable PhaseNote running) {
        long micro = of(ended) + (running == null || running.microDollars() == null ? 0 : running.microDollars());
        if (micro > told && (running == null || micro - told >= told / PART)) {
            told = micro;
            Workflow.upsertTypedSearchAttributes(SearchKeys.DOLLARS.valueSet(Money.dollars(micro)));
        }
    }

    /** What tasks have cost, in millionths of a dollar, as far as a client has named it. */
    static long of(List<TaskStatus> tasks) {
        return tasks.stream()
                .map(TaskStatus::used)
                .filter(Objects::nonNull)
                .map(Usage::microDollars)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }
}
