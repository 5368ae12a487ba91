package io.trackyard.attempt;

import io.trackyard.agent.Agent;
import io.trackyard.agent.AgentVerdict;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.policy.Budget;
import io.trackyard.policy.Budget.Per;
import io.trackyard.policy.SessionLimits;
import io.trackyard.policy.Usage;
import io.trackyard.runfiles.Grants;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.runfiles.RunCard;
import io.trackyard.session.EndReason;
import io.trackyard.session.Session;
import io.trackyard.session.SessionEnd;
import io.trackyard.spending.Bill.Payer;
import io.trackyard.spending.Bills;
import io.trackyard.spending.OpenBill;
import io.trackyard.spending.Overspending;
import io.trackyard.spending.SessionBudget;
import io.trackyard.spending.SessionBudget.Terms;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What sessions of an agent spend, and what follows where that is too much. */
public final class Spending {
    private final Agent agent;
    private final Bills bills;
    private final Supplier<Terms> terms;
    private final InstantSource time;
    private @Nullable Running running;
    private Optional<String> warning = Optional.empty();
    private boolean wasTooMuch;

    /** A session's bill, and who pays it. */
    private record Running(OpenBill bill, Payer payer) {}

    private Spending(Agent agent, Bills bills, Supplier<Terms> terms, InstantSource time) {
        this.agent = agent;
        this.bills = bills;
        this.terms = terms;
        this.time = time;
    }

    /** Of a phase of a run, by the run's budgets. */
    public static Spending ofPhase(OpenRun run, int phase, Agent agent, Bills bills, InstantSource time) {
        return new Spending(agent, bills, () -> terms(run, phase, time), time);
    }

    /** Of no run: only budgets of a day or an account can be theirs. */
    public static Spending ofNoRun(List<Budget> budgets, Agent agent, Bills bills, InstantSource time) {
        return new Spending(agent, bills, () -> new Terms(budgets, 0, 0, time.millis()), time);
    }

    /** What keeps a session from being started. */
    Optional<Overspending> beforeStart(Payer payer) {
        return budget(payer).beforeStart();
    }

    /**
     * Demands that no budget keeps a session from being started that is no attempt.
     *
     * @throws io.temporal.failure.ApplicationFailure with which the session's activity ends where one does
     */
    public void demand(Payer payer) {
        Optional<Overspending> spent = beforeStart(payer);
        if (spent.isPresent()) {
            throw TaskFailures.interrupted(AttemptLedger.none(), verdict(spent.get()), agent.account(), time.instant());
        }
    }

    /** What keeps a session from being started where it is the task itself that may not cost any more. */
    Optional<Overspending> ofTask(Payer payer) {
        return beforeStart(payer).filter(Spending::isOfTask);
    }

    static boolean isOfTask(Overspending spent) {
        return spent.budget().per() == Per.TASK;
    }

    /** A session works for the payer. */
    public void begin(Session session, Payer payer) {
        OpenBill bill = new OpenBill(
                bills,
                session,
                payer,
                agent.account(),
                // of a sum, what this session has to do with is known at its end only
                () -> agent.sumsUpConversations()
                        ? Optional.empty()
                        : agent.used(session.output().file()),
                time);
        running = new Running(bill, payer);
    }

    /**
     * Looks at what it has used; whether that is too much, and was at the look before: what a client tells of its end comes in
     * the moment before that, and a session that ends by itself is worth more.
     */
    public boolean isTooMuch() {
        if (running == null || !running.bill().look()) {
            return false;
        }
        SessionBudget.Standing standing = budget(running.payer()).look();
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

    /** A session is over that has to do with no other one's conversation. */
    public void close(Session session, SessionEnd end) {
        close(end, agent.used(session.output().file()));
    }

    /** The session is over, and has used so much as far as is known. */
    void close(SessionEnd end, Optional<Usage> used) {
        if (running != null) {
            long ended =
                    end instanceof SessionEnd.Exited exited ? exited.endedAt().toEpochMilli() : time.millis();
            running.bill().close(ended, used.orElse(null));
        }
    }

    /** What it means how a session ended, for a budget or otherwise. */
    public AgentVerdict verdict(Session session, SessionEnd end, SessionLimits limits) {
        return ofBudget(end).orElseGet(() -> SessionVerdict.of(agent, session, end, limits, time.instant()));
    }

    /**
     * What it means that the session was ended for a budget; empty where that was not why. Whether there is still too much
     * spent is asked again: a person may have allowed more meanwhile.
     */
    private Optional<AgentVerdict> ofBudget(SessionEnd end) {
        boolean isForBudget = end instanceof SessionEnd.EndedByUs ended && ended.reason() == EndReason.BUDGET;
        if (!isForBudget || running == null) {
            return Optional.empty();
        }
        return Optional.of(budget(running.payer())
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

    private SessionBudget budget(Payer payer) {
        return new SessionBudget(bills, payer, agent.account(), terms.get(), time);
    }

    /** Read anew each time: a person may have allowed more meanwhile. Of a run without budgets nothing is read. */
    private static Terms terms(OpenRun run, int phase, InstantSource time) {
        List<Budget> budgets = run.plan().policy().budgets();
        if (budgets.isEmpty()) {
            return Terms.NONE;
        }
        Grants grants = run.directory().grants();
        long begun = RunCard.of(run.directory()).map(RunCard::started).orElseGet(time::millis);
        return new Terms(budgets, grants.all(), grants.of(phase), begun);
    }
}
