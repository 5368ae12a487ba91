package io.trackyard.attempt;

import io.trackyard.activity.Errand;
import io.trackyard.agent.Feedback;
import io.trackyard.attempt.Evidence.Finding.Lacking;
import io.trackyard.attempt.TaskAttempt.Outcome;
import io.trackyard.git.Snapshot;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.policy.FailedAttempt;
import io.trackyard.policy.RetryFeedback;
import io.trackyard.runfiles.TaskRecord;
import io.trackyard.session.EndReason;
import io.trackyard.session.Session;
import io.trackyard.session.SessionEnd;
import io.trackyard.spending.Overspending;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Books attempts that ended by the task's fault. What a failure leaves is there before it is booked: what is booked is
 * not looked at again.
 */
final class FailureBook {
    private final TaskBench bench;
    private final Spending spending;
    private final InstantSource time;

    FailureBook(TaskBench bench, Spending spending, InstantSource time) {
        this.bench = bench;
        this.spending = spending;
        this.time = time;
    }

    /** {@code end}: of the session, where that is what failed; {@code kept}: its work */
    Outcome fail(TaskRecord task, Session session, Snapshot kept, Lacking lacking, SessionEnd end) {
        AttemptLedger failed = task.ledger().failed();
        FailedAttempt how = new FailedAttempt(
                task.ledger().attempt(),
                type(lacking, end),
                lacking.step(),
                lacking.reason(),
                String.join("\n", lacking.log()).strip(),
                time.millis());
        int number = bench.task().limits().number(how.attempt());
        bench.files()
                .writeFeedback(Feedback.of(number, lacking.reason(), lacking.log(), lacking.changed())
                        + told(how.numbered(number)));
        TaskRecord booked = task.failed(session.id(), failed, how);
        boolean isOutOfAttempts = bench.isSpent(failed);
        Optional<Overspending> spent = isOutOfAttempts ? Optional.empty() : spending.ofTask(bench.payer(failed));
        boolean isLast = isOutOfAttempts || spent.isPresent();
        bench.files().write(isLast ? abandoned(booked, kept) : booked);
        String reason = spent.map(budget -> budget.behind(lacking.reason())).orElse(lacking.reason());
        return new Outcome.Failed(failed, reason, isLast);
    }

    /** Gives the task up with attempts left, without another session. */
    Outcome giveUp(TaskRecord task, Snapshot kept, String reason) {
        bench.files().write(abandoned(task, kept));
        return new Outcome.Failed(task.ledger(), reason, true);
    }

    private TaskRecord abandoned(TaskRecord booked, Snapshot kept) {
        bench.keepAbandoned(kept);
        return bench.leave(kept.commit()).map(booked::left).orElse(booked);
    }

    private FailedAttempt.Type type(Lacking lacking, SessionEnd end) {
        if (end instanceof SessionEnd.EndedByUs ended && ended.reason() != EndReason.BUDGET) {
            return FailedAttempt.Type.TIMEOUT;
        }
        if (lacking.step() != null) {
            return FailedAttempt.Type.VERIFICATION_FAILED;
        }
        return bench.request().errand() == Errand.CONFLICT
                ? FailedAttempt.Type.MERGE_CONFLICT
                : FailedAttempt.Type.IMPLEMENTATION_ERROR;
    }

    /** The same once more, in the form that agents of task XML are used to. */
    private String told(FailedAttempt failed) {
        return bench.run().plan().policy().profile().equals(CommitText.TOLD_PROFILE)
                ? Feedback.document(RetryFeedback.after(failed))
                : "";
    }
}
