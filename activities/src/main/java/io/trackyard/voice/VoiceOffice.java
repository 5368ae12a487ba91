package io.trackyard.voice;

import io.trackyard.activity.TaskRequest;
import io.trackyard.runfiles.OpenRuns;
import io.trackyard.runfiles.RunDirectory;
import io.trackyard.session.Session;
import io.trackyard.session.SessionState;
import io.trackyard.session.Sessions;
import io.trackyard.session.TaskDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Knows by its token which session speaks. All it knows is on the disk, so a worker that has just started knows the
 * sessions of the one before.
 */
public final class VoiceOffice {
    private final Path state;
    private final OpenRuns runs;
    private final Sessions sessions;
    private final InstantSource time;

    /** {@code state}: the state directory */
    public VoiceOffice(Path state, OpenRuns runs, Sessions sessions, InstantSource time) {
        this.state = state;
        this.runs = runs;
        this.sessions = sessions;
        this.time = time;
    }

    /**
     * Gives a session that is about to start a voice; one that an earlier session of the task had is heard no more.
     *
     * @param attempt its number, as its agent is told it
     * @return its token
     */
    public static String admit(TaskDirectory directory, TaskRequest request, int attempt) {
        SessionToken token =
                SessionToken.fresh(request.run().repository(), request.run().run(), request.task());
        new VoiceCard(
                        VoiceCard.SCHEMA,
                        token.digest(),
                        request.track(),
                        request.task(),
                        attempt,
                        request.limit(),
                        request.asked().size())
                .write(directory);
        return token.text();
    }

    /** Whether the task's newest session was given a voice. */
    public static boolean isAdmitted(TaskDirectory directory) {
        return VoiceCard.read(directory).isPresent();
    }

    /** The task's newest session has ended. */
    public static void dismiss(TaskDirectory directory) {
        VoiceCard.remove(directory);
    }

    /** The session that a token was given to, as long as it lives; else empty, whatever the token holds. */
    public Optional<SessionVoice> find(String token) throws IOException {
        Optional<SessionToken> shown = SessionToken.parse(token);
        Optional<TaskDirectory> directory = shown.flatMap(
                known -> RunDirectory.of(state, known.repository(), known.run()).begun(known.task()));
        if (directory.isEmpty()) {
            return Optional.empty();
        }
        Optional<VoiceCard> card =
                VoiceCard.read(directory.get()).filter(kept -> shown.get().answersTo(kept.digest()));
        Optional<Session> session = card.isPresent() ? live(directory.get()) : Optional.empty();
        return session.map(speaking ->
                new SessionVoice(card.get(), runs.open(card.get().track().run()), speaking.directory(), time));
    }

    private Optional<Session> live(TaskDirectory directory) throws IOException {
        return sessions.find(directory).filter(session -> session.state() instanceof SessionState.Running);
    }
}
