package io.trackyard.runfiles;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import io.trackyard.policy.Usage;
import io.trackyard.process.Fence;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What one conversation of a run has used of a model, whose client tells the sum of it alone: so that each of its sessions is
 * counted for what it used itself, whichever task it was of. What a session used that did not come to tell it is counted
 * with the next that does.
 */
public final class ConversationUse {
    private final JsonFile<Told> file;

    ConversationUse(Path path) {
        this.file = new JsonFile<>(path, new TypeReference<>() {});
    }

    /**
     * A contract between releases: fields are added, never changed.
     *
     * @param session the id of the session that told it last
     * @param before what had been told before that session; absent where nothing was
     * @param total what it told
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Told(
            @JsonProperty("schema") int schema,
            @JsonProperty("session") String session,
            @JsonProperty("before") @Nullable Usage before,
            @JsonProperty("total") Usage total) {
        private static final int SCHEMA = 1;

        private static Told first(String session, Usage total) {
            return new Told(SCHEMA, session, null, total);
        }

        private Told then(String next, Usage told) {
            return new Told(SCHEMA, next, session.equals(next) ? before : total, told);
        }

        private Usage ofSession() {
            return before == null ? total : total.since(before);
        }
    }

    /**
     * What a session used that ended with the conversation's sum at this. It is written down before it is answered, and
     * whoever asks again of the same session, since the one before died, is told the same.
     *
     * @param fence what lets it be written
     */
    public Usage ofSession(String session, Usage total, Fence fence) {
        Told told = file.read().map(last -> last.then(session, total)).orElseGet(() -> Told.first(session, total));
        file.write(told, fence);
        return told.ofSession();
    }
}
