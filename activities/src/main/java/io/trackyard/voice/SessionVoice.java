package io.trackyard.voice;

import io.trackyard.runfiles.OpenRun;
import java.nio.file.Path;
import java.time.InstantSource;

/** A live session that speaks: what it may ask, and what it may say. */
public final class SessionVoice {
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
        return TaskContext.of(card, run, post().unread());
    }

    /** What it sends to others, and what it was sent. */
    public Post post() {
        return new Post(run, card, clean, time);
    }

    /** Says in one line how it gets on; what it said before is forgotten. */
    public void report(String words) {
        new SessionReport(session).write(clean.line(words));
    }
}
