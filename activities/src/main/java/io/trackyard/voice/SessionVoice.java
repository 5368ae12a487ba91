package io.trackyard.voice;

import io.trackyard.plan.Question;
import io.trackyard.reservation.WaitFile;
import io.trackyard.runfiles.OpenRun;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** A live session that speaks: what it may ask, and what it may say. */
public final class SessionVoice {
    /** Whoever asks more often than that has a person do its work. */
    private static final int MOST_QUESTIONS = 10;

    private final VoiceCard card;
    private final OpenRun run;
    private final Path session;
    private final Clean clean;
    private final InstantSource time;

    SessionVoice(VoiceCard card, OpenRun run, Path session, InstantSource time) {
        this.card = card;
        this.run = run;
        this.session = session;
        this.time = time;
        this.clean = new Clean(run.directory().environment().variables());
    }

    /** What it works on, and what others do meanwhile. */
    public TaskContext context() {
        return TaskContext.of(card, run, post().unread(), time.instant());
    }

    /** What it sends to others, and what it was sent. */
    public Post post() {
        return new Post(run, card, clean, time);
    }

    /** Says in one line how it gets on; what it said before is forgotten. */
    public void report(String words) {
        new SessionReport(session).write(clean.line(words));
    }

    /** What it reserves beside its scope. */
    public Reserving reserving() {
        return new Reserving(run, card, session, time);
    }

    /**
     * Asks a person; the session is to end, and its task goes on with the answer.
     *
     * @param choices the answers that are offered; none where any text is one
     * @throws UnfitCallException where it waits for an answer already, or its task has asked too often
     */
    public void ask(String text, List<String> choices) {
        if (new WaitFile(session).isWaiting()) {
            throw new UnfitCallException(Reserving.WAITS_ALREADY);
        }
        SessionQuestion question = new SessionQuestion(session);
        if (question.isAsked()) {
            throw new UnfitCallException("you have asked already: end your turn, the answer comes with the next one");
        }
        if (card.asked() >= MOST_QUESTIONS) {
            throw new UnfitCallException(
                    "%d questions of this task were answered, more are not asked: decide it yourself"
                            .formatted(card.asked()));
        }
        question.write(new Question(
                Question.Kind.DECISION,
                clean.lines(text),
                choices.stream().map(clean::line).toList()));
    }
}
