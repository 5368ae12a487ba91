package io.trackyard.run;

/**
 * Why no session may start before a person has said how to go on.
 *
 * @param kind the kind of the question that is asked: {@link OpenQuestion#AUTHENTICATION} or {@link OpenQuestion#BUDGET}
 * @param why in one line
 */
record Refusal(String kind, String why) {
    /** The agent's provider does not know the account, or is not paid. */
    static Refusal ofProvider(String why) {
        return new Refusal(OpenQuestion.AUTHENTICATION, why);
    }

    /** More was spent than a person allowed. */
    static Refusal ofBudget(String why) {
        return new Refusal(OpenQuestion.BUDGET, why);
    }

    /** What another part of the phase has told of it; {@code kind} is absent in a history of an earlier release. */
    static Refusal of(AccountNote note) {
        return new Refusal(
                note.kind() == null ? OpenQuestion.AUTHENTICATION : note.kind(),
                note.refusal() == null ? "" : note.refusal());
    }

    boolean isOfBudget() {
        return kind.equals(OpenQuestion.BUDGET);
    }
}
