package io.trackyard.voice;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.mail.AgentName;
import io.trackyard.plan.Check;
import io.trackyard.plan.PathPattern;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.Track;
import io.trackyard.reservation.Reservations;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.session.SessionHistory;
import io.trackyard.session.TaskDirectory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a session is told when it asks what it works on.
 *
 * @param agent its own name in messages
 * @param task its task's id
 * @param title its task's title
 * @param attempt which attempt it is
 * @param attempts how many there are
 * @param scope the paths it may touch; none where nothing is known of them
 * @param enforced whether a change outside of them makes it fail
 * @param verify the commands that are run when it has ended
 * @param unread how many messages it was sent and has not acknowledged
 * @param others what the sessions of other tracks work on at the moment
 */
public record TaskContext(
        @JsonProperty("agent") String agent,
        @JsonProperty("task") String task,
        @JsonProperty("title") String title,
        @JsonProperty("attempt") int attempt,
        @JsonProperty("attempts") int attempts,
        @JsonProperty("scope") List<String> scope,
        @JsonProperty("enforced") boolean enforced,
        @JsonProperty("verify") List<String> verify,
        @JsonProperty("unread") int unread,
        @JsonProperty("others") List<Other> others) {
    /** Enough to see whom it may meet. */
    private static final int MOST_OTHERS = 30;

    private static final int MOST_PATHS = 20;

    /**
     * A session of another track.
     *
     * @param reserved what it has reserved beside its scope
     * @param report what it said last of how it gets on; absent where it said nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Other(
            @JsonProperty("agent") String agent,
            @JsonProperty("task") String task,
            @JsonProperty("title") String title,
            @JsonProperty("scope") List<String> scope,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("reserved")
            List<String> reserved,

            @JsonProperty("report") @Nullable String report) {}

    static TaskContext of(VoiceCard card, OpenRun run, int unread, Instant now) {
        Task task = run.task(card.task());
        return new TaskContext(
                AgentName.of(
                        run.address().run(),
                        card.track().phase(),
                        Track.nameOf(card.track().track())),
                card.task(),
                task.title(),
                card.attempt(),
                task.limits().number(card.limit()),
                paths(task.scope()),
                run.enforcesScopeOf(run.track(card.track().phase(), card.track().track())),
                Stream.concat(task.checks().stream(), run.plan().policy().gate().stream())
                        .map(Check::words)
                        .distinct()
                        .toList(),
                unread,
                others(card, run, now));
    }

    private static List<Other> others(VoiceCard card, OpenRun run, Instant now) {
        return run.phase(card.track().phase()).tracks().stream()
                .filter(track -> track.number() != card.track().track())
                .flatMap(track -> track.tasks().stream().flatMap(task -> other(card, run, track, task, now).stream()))
                .limit(MOST_OTHERS)
                .toList();
    }

    private static Optional<Other> other(VoiceCard card, OpenRun run, Track track, TaskId id, Instant now) {
        return run.directory().begun(id.text()).filter(SessionHistory::isAlive).map(directory -> {
            Task task = run.task(id.text());
            return new Other(
                    AgentName.of(run.address().run(), card.track().phase(), track.name()),
                    id.text(),
                    task.title(),
                    paths(task.scope()),
                    Reservations.of(directory, now).stream()
                            .map(reserved -> reserved.path().text())
                            .toList(),
                    report(directory).orElse(null));
        });
    }

    private static Optional<String> report(TaskDirectory task) {
        return SessionHistory.newest(task).map(SessionReport::new).flatMap(SessionReport::read);
    }

    private static List<String> paths(Scope scope) {
        return scope.patterns().stream()
                .map(PathPattern::text)
                .limit(MOST_PATHS)
                .toList();
    }
}
