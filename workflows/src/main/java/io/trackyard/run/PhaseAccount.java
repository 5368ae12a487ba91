package io.trackyard.run;

import io.temporal.workflow.Workflow;
import java.util.Optional;

/**
 * The agent's account in a phase: who meets a quota, is refused or has spent too much tells all others that share it, and a
 * person is asked once.
 * Of a large phase each track has one of its own, which tells that of the phase.
 */
final class PhaseAccount {
    private final PhaseInput input;
    private final ParentQueue parentQueue;
    private final PhaseQuestions questions;
    private final TrackChildren children;
    private final Waits waits;

    PhaseAccount(PhaseInput input, ParentQueue parentQueue, PhaseQuestions questions, TrackChildren children) {
        this.input = input;
        this.parentQueue = parentQueue;
        this.questions = questions;
        this.children = children;
        this.waits = new Waits(this::quotaMet, this::refused);
    }

    /** What sessions wait for before they start. */
    Waits waits() {
        return waits;
    }

    /** Once nobody is asked of the account any more, it is in order, or given up. */
    void settle() {
        boolean isSettled = !isOfTrack() && waits.isRefused() && !questions.asksOfAccount();
        if (isSettled && !questions.stops()) {
            if (waits.isOverspent()) {
                waits.granted(Workflow.currentTimeMillis());
            }
            waits.mended();
            children.tell(AccountNote.mended(account(), waits.granted()));
        }
    }

    /** A quota was met elsewhere in this phase. */
    void hold(QuotaNote note) {
        if (waits.hold(note.until()) && !isOfTrack()) {
            children.hold(note);
        }
    }

    /** How the account stands elsewhere in this phase. */
    void hear(AccountNote note) {
        if (note.refusal() == null) {
            Optional.ofNullable(note.granted()).ifPresent(waits::granted);
            waits.mended();
        } else if (isOfTrack()) {
            waits.park(Refusal.of(note));
        } else {
            waits.refused(Refusal.of(note));
        }
    }

    private void quotaMet(long until) {
        if (isOfTrack()) {
            parentQueue.quota(new QuotaNote(RunInput.SCHEMA, account(), until));
        }
    }

    private void refused(Refusal why) {
        AccountNote note = AccountNote.refused(account(), why);
        if (isOfTrack()) {
            parentQueue.refused(note);
        } else {
            questions.askOfAccount(why);
            children.tell(note);
        }
    }

    private String account() {
        return input.settings().account();
    }

    private boolean isOfTrack() {
        return input.segment() != null;
    }
}
