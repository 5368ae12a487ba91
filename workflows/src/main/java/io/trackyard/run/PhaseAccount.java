package io.trackyard.run;

/**
 * The agent's account in a phase: who meets a quota or is refused tells all others that share it, and a person is asked once.
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
            waits.mended();
            children.tell(new AccountNote(RunInput.SCHEMA, input.settings().account(), null));
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
            waits.mended();
        } else if (isOfTrack()) {
            waits.park(note.refusal());
        } else {
            waits.refused(note.refusal());
        }
    }

    private void quotaMet(long until) {
        if (isOfTrack()) {
            parentQueue.quota(new QuotaNote(RunInput.SCHEMA, input.settings().account(), until));
        }
    }

    private void refused(String why) {
        AccountNote note = new AccountNote(RunInput.SCHEMA, input.settings().account(), why);
        if (isOfTrack()) {
            parentQueue.refused(note);
        } else {
            questions.askOfAccount(why);
            children.tell(note);
        }
    }

    private boolean isOfTrack() {
        return input.segment() != null;
    }
}
