package io.trackyard.spending;

import io.trackyard.policy.Budget;
import io.trackyard.policy.Money;
import io.trackyard.policy.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A sum of bills.
 *
 * @param tokens read and written
 * @param microDollars in millionths of a US dollar
 * @param milliseconds that the sessions ran
 * @param sessions how many they are
 */
record Spent(long tokens, long microDollars, long milliseconds, int sessions) {
    private static final int MILLI = 1000;

    /**
     * @param rate what a token costs in millionths of a dollar, for sessions whose client names money at its end only
     * @param now epoch milliseconds
     * @param isLive whether the session of a bill runs
     */
    static Spent of(List<Bill> bills, double rate, long now, Predicate<Bill> isLive) {
        Spent sum = new Spent(0, 0, 0, 0);
        for (Bill bill : bills) {
            sum = sum.plus(bill, rate, isLive.test(bill) ? now : bill.at());
        }
        return sum;
    }

    private Spent plus(Bill bill, double rate, long until) {
        Usage used = bill.used();
        long more = used == null ? 0 : used.tokens();
        Long money = used == null ? null : used.microDollars();
        long cost = money != null ? money : bill.ended() ? 0 : Math.round(more * rate);
        return new Spent(tokens + more, microDollars + cost, milliseconds + bill.milliseconds(until), sessions + 1);
    }

    /** What of a budget is spent, in words; {@code more}: how many sessions are about to be started. Empty where it is not. */
    Optional<String> exhausts(Budget budget, int more) {
        List<String> spent = new ArrayList<>();
        if (isReached(budget.tokens(), tokens)) {
            spent.add(String.format(Locale.ENGLISH, "%,d of %,d tokens", tokens, budget.tokens()));
        }
        if (isReached(budget.microDollars(), microDollars)) {
            spent.add("%s of %s".formatted(Money.words(microDollars), Money.words(budget.microDollars())));
        }
        if (isReached(budget.seconds(), milliseconds / MILLI)) {
            spent.add(
                    String.format(Locale.ENGLISH, "%,d of %,d s of sessions", milliseconds / MILLI, budget.seconds()));
        }
        if (budget.sessions() != null && sessions + more > budget.sessions()) {
            spent.add(String.format(Locale.ENGLISH, "%,d of %,d sessions", sessions, budget.sessions()));
        }
        return spent.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", spent));
    }

    private static boolean isReached(@Nullable Long limit, long amount) {
        return limit != null && amount >= limit;
    }
}
