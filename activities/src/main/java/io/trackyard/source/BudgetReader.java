package io.trackyard.source;

import io.trackyard.policy.Budget;
import io.trackyard.policy.Budget.Per;
import io.trackyard.policy.Budget.Then;
import io.trackyard.source.text.Faults;
import io.trackyard.source.text.YamlFields;
import io.trackyard.source.text.YamlValue;
import io.trackyard.source.text.YamlValue.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads how much may be spent: for each of an attempt, a task, a phase, … what ends sessions, and what is only said. */
final class BudgetReader {
    private static final String KEY = "budgets";
    private static final String WARN = "warn";
    private static final List<String> AMOUNTS = List.of("tokens", "dollars", "time", "sessions");
    private static final int MOST_SESSIONS = 1_000_000;

    private final Faults faults;

    private BudgetReader(Faults faults) {
        this.faults = faults;
    }

    /** {@code null} where nothing is said of it. */
    static @Nullable List<Budget> read(YamlFields file, Faults faults) {
        return file.value(KEY)
                .map(value -> new BudgetReader(faults).budgets(value))
                .orElse(null);
    }

    private List<Budget> budgets(YamlValue value) {
        List<String> names = Stream.of(Per.values()).map(BudgetReader::nameOf).toList();
        YamlFields said = YamlFields.of(value, KEY, names, faults);
        List<Budget> budgets = new ArrayList<>();
        for (Per per : Per.values()) {
            said.value(nameOf(per)).ifPresent(amounts -> read(per, amounts, budgets));
        }
        return budgets;
    }

    private void read(Per per, YamlValue value, List<Budget> budgets) {
        List<String> keys = Stream.concat(AMOUNTS.stream(), Stream.of(WARN)).toList();
        YamlFields amounts = YamlFields.of(value, nameOf(per), keys, faults);
        Optional<Budget> stop = budget(per, Then.STOP, amounts);
        Optional<Budget> warn =
                amounts.value(WARN).flatMap(told -> budget(per, Then.WARN, YamlFields.of(told, WARN, AMOUNTS, faults)));
        // of an amount that cannot be read something is said already
        if (value instanceof Mapping mapping && mapping.entries().isEmpty()) {
            faults.add(value.line(), "%s names %s", nameOf(per), String.join(", ", AMOUNTS));
        }
        stop.ifPresent(budgets::add);
        warn.ifPresent(budgets::add);
    }

    private static Optional<Budget> budget(Per per, Then then, YamlFields amounts) {
        Long tokens = amounts.count("tokens");
        Long money = amounts.microDollars("dollars");
        Long seconds = wide(amounts.seconds("time"));
        Long sessions = wide(amounts.integer("sessions", 1, MOST_SESSIONS));
        return Stream.of(tokens, money, seconds, sessions).allMatch(Objects::isNull)
                ? Optional.empty()
                : Optional.of(new Budget(per, then, tokens, money, seconds, sessions));
    }

    private static @Nullable Long wide(@Nullable Integer number) {
        return number == null ? null : Long.valueOf(number);
    }

    private static String nameOf(Per per) {
        return per.name().toLowerCase(Locale.ROOT);
    }
}
