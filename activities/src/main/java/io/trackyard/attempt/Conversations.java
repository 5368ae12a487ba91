package io.trackyard.attempt;

import io.trackyard.agent.Agent;
import io.trackyard.attempt.AgentDesk.Earlier;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.ClientTerms;
import io.trackyard.policy.Usage;
import io.trackyard.runfiles.Conversation;
import io.trackyard.runfiles.ConversationFile;
import io.trackyard.runfiles.ConversationUse;
import io.trackyard.runfiles.TaskRecord;
import io.trackyard.session.Session;
import java.nio.file.Path;
import java.util.Optional;

/**
 * With which conversation a task's next session goes on: with its own where it was broken off, with that of the attempt
 * before where the files stay, with none where the tree is a fresh one, unless the track keeps one over its tasks.
 */
final class Conversations {
    private final TaskBench bench;
    private final Agent agent;
    private final AgentSettings settings;
    private final Path ownHome;
    private final ConversationFile ofTask;
    private final ConversationFile ofTrack;

    Conversations(TaskBench bench, Agent agent, Path ownHome) {
        this.bench = bench;
        this.agent = agent;
        this.settings = bench.agent();
        this.ownHome = ownHome;
        this.ofTask = bench.files().conversation();
        this.ofTrack = bench.run().directory().conversation(bench.request().track());
    }

    /**
     * What a session goes on with.
     *
     * @param sameTask whether it was given the task in it already
     */
    record Next(Optional<Earlier> earlier, boolean sameTask) {}

    /** What the next session goes on with; what it does not go on with is forgotten. */
    Next next(TaskRecord prepared, TreePreparation tree) {
        Optional<Conversation> own = ofTask.read().filter(this::isOfThisClient);
        boolean brokenOff = own.filter(known -> known.prepared().equals(prepared.prepared()))
                .isPresent();
        boolean goesOn =
                settings.terms().conversation() != ClientTerms.Conversation.ATTEMPT && !tree.startsAfresh(prepared);
        if (own.isPresent() && (brokenOff || goesOn)) {
            return new Next(own.map(Conversations::earlier), true);
        }
        ofTask.forget();
        return new Next(ofTrack(prepared, tree), false);
    }

    private Optional<Earlier> ofTrack(TaskRecord prepared, TreePreparation tree) {
        if (settings.terms().conversation() != ClientTerms.Conversation.TRACK || !tree.isFirst(prepared)) {
            return Optional.empty();
        }
        Optional<Conversation> known = ofTrack.read().filter(this::isOfThisClient);
        // its session is this task's from now on, also where it ends before it has said a word
        known.ifPresent(conversation -> write(conversation.id(), conversation.home(), ""));
        return known.map(Conversations::earlier);
    }

    /** Writes down which conversation a session has, whether it has ended or goes on. */
    void remember(Session session, TaskRecord prepared) {
        String home = ofTask.read().map(Conversation::home).orElse(ownHome.toString());
        agent.conversation(session.output().file())
                .ifPresent(id -> write(id, home, String.valueOf(prepared.prepared())));
    }

    /** What a session that is over used of a model, and no other session of its conversation. */
    Optional<Usage> used(Session session) {
        Path output = session.output().file();
        return agent.used(output)
                .map(told -> agent.sumsUpConversations()
                        ? agent.conversation(output)
                                .map(id -> useOf(id).ofSession(session.id(), told, bench.fence()))
                                .orElse(told)
                        : told);
    }

    private ConversationUse useOf(String id) {
        return bench.run().directory().conversationUse(clientName(), id);
    }

    /** The track's next task can go on with it. */
    void handOn() {
        if (settings.terms().conversation() == ClientTerms.Conversation.TRACK) {
            ofTask.read().ifPresent(ofTrack::write);
        }
    }

    /** Nobody can go on with it any more. */
    void forget() {
        Optional<String> own = ofTask.read().map(Conversation::id);
        if (own.equals(ofTrack.read().map(Conversation::id))) {
            ofTrack.forget();
        }
        ofTask.forget();
    }

    private void write(String id, String home, String prepared) {
        ofTask.write(new Conversation(Conversation.SCHEMA, clientName(), id, home, prepared));
    }

    private boolean isOfThisClient(Conversation conversation) {
        return conversation.client().equals(clientName());
    }

    /** A command knows its own conversations only. */
    private String clientName() {
        ClientTerms.Client client = settings.terms().client();
        return client == ClientTerms.Client.COMMAND
                ? "%s: %s".formatted(AgentSettings.nameOf(client), settings.command())
                : AgentSettings.nameOf(client);
    }

    private static Earlier earlier(Conversation conversation) {
        return new Earlier(conversation.id(), Path.of(conversation.home()));
    }
}
