package io.trackyard.voice;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.mail.AgentName;
import io.trackyard.mail.Importance;
import io.trackyard.mail.Message;
import io.trackyard.plan.NearestName;
import io.trackyard.plan.Phase;
import io.trackyard.plan.Track;
import io.trackyard.runfiles.OpenRun;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** The mail of one agent: what it sends, and what it was sent. */
public final class Post {
    /** As many as an agent reads at once. */
    private static final int MOST_SHOWN = 20;

    private final OpenRun run;
    private final VoiceCard card;
    private final Clean clean;
    private final AgentMail mail;
    private final InstantSource time;

    Post(OpenRun run, VoiceCard card, Clean clean, InstantSource time) {
        this.run = run;
        this.card = card;
        this.clean = clean;
        this.mail = new AgentMail(run.directory());
        this.time = time;
    }

    /**
     * What is to be sent.
     *
     * @param to the name of an agent, {@link Message#COORDINATOR} or {@link Message#EVERYBODY}
     * @param thread what it belongs to; empty for the sender's task
     */
    public record Draft(String to, Importance importance, String thread, String subject, String body) {}

    /** A message as an agent reads it. */
    public record Received(
            @JsonProperty("number") int number,
            @JsonProperty("at") String at,
            @JsonProperty("from") String from,
            @JsonProperty("importance") String importance,
            @JsonProperty("thread") String thread,
            @JsonProperty("subject") String subject,
            @JsonProperty("body") String body) {

        private static Received of(AgentMail.Numbered kept) {
            Message message = kept.message();
            return new Received(
                    kept.number(),
                    message.at().toString(),
                    message.from(),
                    message.importance().word(),
                    message.thread(),
                    message.subject(),
                    message.body());
        }
    }

    /** The first messages that were not acknowledged, and how many more there are. */
    public record Inbox(
            @JsonProperty("messages") List<Received> messages,
            @JsonProperty("more") int more) {}

    /**
     * Sends a message, which is kept with the run.
     *
     * @return its number
     * @throws UnfitCallException where nobody has that name, or the run has too many messages
     */
    public int send(Draft draft) {
        return mail.send(new Message(
                        time.instant(),
                        agent(),
                        recipient(draft.to()),
                        draft.importance(),
                        draft.thread().isBlank() ? card.task() : clean.line(draft.thread()),
                        clean.line(draft.subject()),
                        clean.lines(draft.body())))
                .orElseThrow(() -> new UnfitCallException("this run has %d messages, and takes no more: go on without"
                        .formatted(AgentMail.MOST_MESSAGES)));
    }

    /** What was sent to it and was not acknowledged, the first sent first. */
    public Inbox inbox() {
        List<AgentMail.Numbered> unread = mail.inbox(agent());
        return new Inbox(
                unread.stream().limit(MOST_SHOWN).map(Received::of).toList(), Math.max(0, unread.size() - MOST_SHOWN));
    }

    /** How many messages were sent to it and were not acknowledged. */
    int unread() {
        return mail.inbox(agent()).size();
    }

    /** @throws UnfitCallException where it was sent no message of that number */
    public void acknowledge(int number) {
        if (!mail.acknowledge(number, agent())) {
            throw new UnfitCallException(
                    "no message %d was sent to you: fetch_inbox tells the numbers".formatted(number));
        }
    }

    String agent() {
        return name(card.track().phase(), Track.nameOf(card.track().track()));
    }

    private String recipient(String name) {
        List<String> names = Stream.concat(
                        Stream.of(Message.COORDINATOR, Message.EVERYBODY),
                        run.plan().phases().stream().flatMap(this::names))
                .toList();
        return names.stream()
                .filter(name.strip()::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new UnfitCallException(
                        "nobody is called '%s'%s: write to %s, %s or an agent that task_context names"
                                .formatted(
                                        clean.line(name),
                                        NearestName.to(name, names)
                                                .map(near -> " (did you mean '%s'?)".formatted(near))
                                                .orElse(""),
                                        Message.COORDINATOR,
                                        Message.EVERYBODY)));
    }

    private Stream<String> names(Phase phase) {
        return phase.tracks().stream().map(track -> name(phase.number(), track.name()));
    }

    private String name(int phase, String track) {
        return AgentName.of(run.address().run(), phase, track);
    }
}
