package io.trackyard.attempt;

import io.trackyard.agent.Agent;
import io.trackyard.voice.VoiceOffice;
import io.trackyard.voice.Voices;
import java.util.Optional;

/** The voice that a task's session has while it lives, where its client can use one. */
final class Speaking {
    private final TaskBench bench;
    private final Agent agent;
    private final Voices voices;

    Speaking(TaskBench bench, Agent agent, Voices voices) {
        this.bench = bench;
        this.agent = agent;
        this.voices = voices;
    }

    /**
     * The voice of a session that is about to start.
     *
     * @param attempt its number, as its agent is told it
     */
    Optional<Agent.Voice> begin(int attempt) {
        VoiceOffice.dismiss(bench.files().directory());
        return agent.speaksProtocol()
                ? voices.address()
                        .map(address -> new Agent.Voice(
                                address, VoiceOffice.admit(bench.files().directory(), bench.request(), attempt)))
                : Optional.empty();
    }

    /** One that lives is heard by this worker from now on, where it was given a voice by another. */
    void goOn() {
        if (VoiceOffice.isAdmitted(bench.files().directory())) {
            voices.address();
        }
    }

    /** The session is over. */
    void end() {
        VoiceOffice.dismiss(bench.files().directory());
    }
}
