package io.trackyard.attempt;

import io.trackyard.agent.Agent;
import io.trackyard.agent.AgentVerdict;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.policy.Budget;
import io.trackyard.policy.Budget.Per;
import io.trackyard.policy.Usage;
import io.trackyard.runfiles.Grants;
import io.trackyard.runfiles.RunCard;
import io.trackyard.session.EndReason;
import io.trackyard.session.Session;
import io.trackyard.session.SessionEnd;
import io.trackyard.spending.Bill.Payer;
import io.trackyard.spending.Bills;
import io.trackyard.spending.OpenBill;
import io.trackyard.spending.Overspending;
import io.trackyard.spending.SessionBudget;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the sessions of a task spend, and what follows where that is too much. */
final class Spending {
    private final TaskBench bench;
    private final Agent agent;
    private final Bills bills;
    private final InstantSource time;
    private @Nullable OpenBill bill;
    private Optional<String> warning = Optional.empty();
    private boolean wasTooMuch;

    Spending(TaskBench bench, Agent agent, Bills bills, InstantSource time) {
        this.bench = bench;
        this.agent = agent;
        this.bills = bills;
        this.time = time;
    }

    /** What keeps a session from being started for the attempt that comes next by the ledger. */
    Optional<Overspending> beforeStart(AttemptLedger ledger) {
        return budget(ledger).beforeStart();
    }

    /** Whether it is the task itself that may not cost any more. */
    boolean isTaskSpent(AttemptLedger ledger) {
        return beforeStart(ledger).filter(Spending::isOfTask).isPresent();
    }

    static boolean isOfTask(Overspending spent) {
        return spent.budget().per() == Per.TASK;
    }

    /** A session works for the attempt. */
    void begin(Session session, AttemptLedger ledger) {
        bill = new OpenBill(
                bills,
                session,
                payer(ledger),
                agent.account(),
                // of a sum, what this session has to do with is known at its end only
                () -> agent.sumsUpConversations()
                        ? Optional.empty()
                        : agent.used(session.output().file()),
                time);
    }

    /**
     * Looks at what it has used; whether that is too much, and was at the look before: what a client tells of its end comes in
     * the moment before that, and a session that ends by itself is worth more.
     */
    boolean isTooMuch(AttemptLedger ledger) {
        if (bill == null || !bill.look()) {
            return false;
        }
        SessionBudget.Standing standing = budget(ledger).look();
        warning = standing.warning();
        boolean isTooMuch = standing.spent().isPresent();
        boolean isStill = isTooMuch && wasTooMuch;
        wasTooMuch = isTooMuch;
        return isStill;
    }

    /** What was to be said at the last look of budgets that stop nothing. */
    Optional<String> warning() {
        return warning;
    }

    /** The session is over, and has used so much as far as is known. */
    void close(SessionEnd end, Optional<Usage> used) {
        if (bill != null) {
            long ended =
                    end instanceof SessionEnd.Exited exited ? exited.endedAt().toEpochMilli() : time.millis();
            bill.close(ended, used.orElse(null));
        }
    }

    /**
     * What it means that the session was ended for a budget; empty where that was not why. Whether there is still too much
     * spent is asked again: a person may have allowed more meanwhile.
     */
    Optional<AgentVerdict> verdict(SessionEnd end, AttemptLedger ledger) {
        if (!(end instanceof SessionEnd.EndedByUs ended) || ended.reason() != EndReason.BUDGET) {
            return Optional.empty();
        }
        return Optional.of(budget(ledger)
                .look()
                .spent()
                .map(Spending::verdict)
                .orElseGet(() -> new AgentVerdict.Ended("its session was ended for a budget that was raised since")));
    }

    /** An attempt's or a task's budget is the task's affair, any other nobody's attempt. */
    static AgentVerdict verdict(Overspending spent) {
        return switch (spent.budget().per()) {
            case ATTEMPT, TASK -> new AgentVerdict.Failed(spent.words());
            case PHASE, RUN, DAY, ACCOUNT ->
                new AgentVerdict.Overspent(spent.words(), spent.until().orElse(null));
        };
    }

    private SessionBudget budget(AttemptLedger ledger) {
        return new SessionBudget(bills, payer(ledger), agent.account(), terms(), time);
    }

    /** Read anew each time: a person may have allowed more meanwhile. Of a run without budgets nothing is read. */
    private SessionBudget.Terms terms() {
        List<Budget> budgets = bench.run().plan().policy().budgets();
        if (budgets.isEmpty()) {
            return SessionBudget.Terms.NONE;
        }
        Grants grants = bench.run().directory().grants();
        int phase = bench.request().track().phase();
        long begun = RunCard.of(bench.run().directory()).map(RunCard::started).orElseGet(time::millis);
        return new SessionBudget.Terms(budgets, grants.all(), grants.of(phase), begun);
    }

    private Payer payer(AttemptLedger ledger) {
        return new Payer(
                bench.run().address().repository(),
                bench.run().address().run(),
                bench.request().track().phase(),
                bench.request().task(),
                ledger.generation(),
                ledger.attempt());
    }
}
