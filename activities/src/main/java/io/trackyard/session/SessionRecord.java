package io.trackyard.session;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.process.ProcessIdentity;
import io.trackyard.process.Tag;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a session, as {@code session.json}: written before the start, so that a crash between leaves the tag by
 * which an orphan is found, and at every step after. A contract between releases: fields are added, never changed, and
 * unknown ones are ignored.
 *
 * @param schema of this file, 1
 * @param id unique; the value of the tag everything in the session carries
 * @param place where it runs
 * @param term when it runs, and as which attempt
 * @param holder who answers for it
 * @param progress how far it came
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SessionRecord(int schema, String id, Place place, Term term, Holder holder, Progress progress) {
    static final int SCHEMA = 1;

    /** How far a session came. */
    public enum Stage {
        /** About to be started; whether it was, its tag tells. */
        @JsonProperty("intended")
        INTENDED,
        /** Its supervisor was seen to run, or to have ended. */
        @JsonProperty("started")
        STARTED,
        /** Trackyard is ending it, for {@link Progress#endReason()}. */
        @JsonProperty("ending")
        ENDING,
        /** Over, and what came of it is recorded in the ledger: the next one may start. */
        @JsonProperty("settled")
        SETTLED
    }

    /** The machine, and the working directory on it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Place(String host, String worktree) {}

    /**
     * @param attempt the ledger's number, from 1
     * @param startedAt in milliseconds since 1970
     * @param deadline when it is to be ended, in milliseconds since 1970
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Term(int attempt, long startedAt, long deadline) {
        /** What is left of it; never more than all of it, where the clock was put back since. */
        public Duration left(Instant now) {
            return Duration.ofMillis(deadline - Math.max(startedAt, now.toEpochMilli()));
        }
    }

    /**
     * The worker that attached last.
     *
     * @param owner its process: where that is dead, nobody answers for the session
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Holder(SessionRequest.Claim claim, ProcessIdentity owner) {}

    /**
     * @param endReason why Trackyard ends or ended it; absent where it did not
     * @param supervisor the process that records the end
     * @param agent the agent's first process, leader of its session and group
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Progress(
            Stage stage,
            @Nullable EndReason endReason,
            @Nullable ProcessIdentity supervisor,
            @Nullable ProcessIdentity agent) {
        static final Progress INTENDED = new Progress(Stage.INTENDED, null, null, null);
    }

    /** The tag everything in the session carries. */
    public Tag tag() {
        return Tag.ofSession(id);
    }

    /** How far it came. */
    public Stage stage() {
        return progress.stage();
    }

    SessionRecord started(@Nullable ProcessIdentity supervisor, @Nullable ProcessIdentity agent) {
        return with(new Progress(Stage.STARTED, progress.endReason(), supervisor, agent));
    }

    SessionRecord ending(EndReason reason) {
        return with(new Progress(Stage.ENDING, reason, progress.supervisor(), progress.agent()));
    }

    SessionRecord settled() {
        return with(new Progress(Stage.SETTLED, progress.endReason(), progress.supervisor(), progress.agent()));
    }

    SessionRecord heldBy(Holder newHolder) {
        return new SessionRecord(schema, id, place, term, newHolder, progress);
    }

    private SessionRecord with(Progress newProgress) {
        return new SessionRecord(schema, id, place, term, holder, newProgress);
    }
}
