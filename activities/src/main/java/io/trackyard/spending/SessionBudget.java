package io.trackyard.spending;

import io.trackyard.policy.Budget;
import io.trackyard.policy.Budget.Per;
import io.trackyard.policy.Budget.Then;
import io.trackyard.policy.Usage;
import io.trackyard.spending.Bill.Payer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How the budgets stand out of which a payer's sessions are paid. Those that are not the payer's are never spent. */
public final class SessionBudget {
    private final Bills bills;
    private final Payer payer;
    private final String account;
    private final Terms terms;
    private final InstantSource time;

    /**
     * What is allowed.
     *
     * @param budgets all of them
     * @param grants how often a person allowed the run as much again
     * @param grantsOfPhase how often in this phase
     * @param begun when the run began, epoch milliseconds
     */
    public record Terms(List<Budget> budgets, int grants, int grantsOfPhase, long begun) {
        /** Nothing is bounded. */
        public static final Terms NONE = new Terms(List.of(), 0, 0, 0);

        public Terms {
            budgets = List.copyOf(budgets);
        }

        private Stream<Budget> granted() {
            return budgets.stream().map(this::granted);
        }

        private Budget granted(Budget budget) {
            return switch (budget.per()) {
                case RUN -> budget.times(1 + grants);
                case PHASE -> budget.times(1 + grantsOfPhase);
                case ATTEMPT, TASK, DAY, ACCOUNT -> budget;
            };
        }
    }

    public SessionBudget(Bills bills, Payer payer, String account, Terms terms, InstantSource time) {
        this.bills = bills;
        this.payer = payer;
        this.account = account;
        this.terms = terms;
        this.time = time;
    }

    /**
     * How the budgets stand at one look.
     *
     * @param spent what ends sessions, and keeps others from being started
     * @param warning what is to be said of budgets that stop nothing
     */
    public record Standing(Optional<Overspending> spent, Optional<String> warning) {
        private static final Standing UNBOUNDED = new Standing(Optional.empty(), Optional.empty());
    }

    /** What keeps another session from being started. */
    public Optional<Overspending> beforeStart() {
        return look(1).spent();
    }

    /** How they stand for sessions that run. */
    public Standing look() {
        return look(0);
    }

    private Standing look(int more) {
        if (terms.budgets().isEmpty()) {
            return Standing.UNBOUNDED;
        }
        long now = time.millis();
        LocalDate today = bills.day(now);
        List<Bill> all = bills.between(bills.day(Math.min(terms.begun(), now)), today);
        double rate = rate(all);
        List<Overspending> spent = terms.granted()
                .flatMap(budget -> {
                    List<Bill> own =
                            all.stream().filter(paidOutOf(budget.per(), today)).toList();
                    return Spent.of(own, rate, now, bills::isLive)
                            .exhausts(budget, more)
                            .map(words -> overspending(budget, words, now))
                            .stream();
                })
                .toList();
        return new Standing(first(spent, Then.STOP), first(spent, Then.WARN).map(Overspending::words));
    }

    private static Optional<Overspending> first(List<Overspending> spent, Then then) {
        return spent.stream().filter(each -> each.budget().then() == then).findFirst();
    }

    /** What a token has cost lately in sessions of the account that are over. */
    private double rate(List<Bill> all) {
        Usage known = all.stream()
                .filter(bill -> bill.ended() && bill.account().equals(account))
                .flatMap(bill -> Stream.ofNullable(bill.used()))
                .filter(used -> used.microDollars() != null && used.tokens() > 0)
                .reduce(new Usage(0, 0, 0L), Usage::plus);
        Long money = known.microDollars();
        return money == null || known.tokens() == 0 ? 0 : (double) money / known.tokens();
    }

    private Predicate<Bill> paidOutOf(Per per, LocalDate today) {
        return switch (per) {
            case ATTEMPT -> bill -> bill.payer().isAttemptOf(payer);
            case TASK -> bill -> bill.payer().isTaskOf(payer);
            case PHASE -> bill -> bill.payer().isPhaseOf(payer);
            case RUN -> bill -> bill.payer().isRunOf(payer);
            case DAY -> bill -> bills.day(bill.started()).equals(today);
            case ACCOUNT ->
                bill -> bills.day(bill.started()).equals(today)
                        && bill.account().equals(account);
        };
    }

    private Overspending overspending(Budget budget, String spent, long now) {
        String whose = switch (budget.per()) {
            case ATTEMPT -> "the budget of an attempt";
            case TASK -> "the budget of the task";
            case PHASE -> "the budget of phase " + payer.phase();
            case RUN -> "the budget of the run";
            case DAY -> "today's budget";
            case ACCOUNT -> "today's budget of the account " + account;
        };
        Optional<Instant> until = budget.per().isOfADay() ? Optional.of(bills.tomorrow(now)) : Optional.empty();
        return new Overspending(budget, whose, spent, until);
    }
}
