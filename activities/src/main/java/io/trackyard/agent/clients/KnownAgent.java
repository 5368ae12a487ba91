package io.trackyard.agent.clients;

import io.trackyard.policy.AgentSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An agent whose own protocol Trackyard reads: what it was tested with, and how it is asked about itself. */
public enum KnownAgent {
    CLAUDE("opus", List.of("auth", "status"), "2.1.329", "claude auth login"),
    CODEX("gpt-6.1-sol", List.of("login", "status"), "0.169.0", "codex login"),
    GEMINI("gemini-2.5-pro", List.of(), "0.61.0", "gemini"),
    OPENCODE("anthropic/claude-opus-5-5", List.of(), "1.18.33", "opencode auth login");

    private final String model;
    private final List<String> signInQuestion;
    private final String tested;
    private final String signIn;

    KnownAgent(String model, List<String> signInQuestion, String tested, String signIn) {
        this.model = model;
        this.signInQuestion = signInQuestion;
        this.tested = tested;
        this.signIn = signIn;
    }

    /**
     * The one whose own program settings run. Empty of a command, and of a program of another name that is run as a client:
     * what that does with a question is not known.
     */
    public static Optional<KnownAgent> runBy(AgentSettings settings) {
        return Arrays.stream(values())
                .filter(agent -> agent.program()
                        .equals(AgentSettings.nameOf(settings.terms().client())))
                .filter(agent -> Path.of(settings.command()).endsWith(agent.program()))
                .findFirst();
    }

    /** Its program, and what it is called. */
    public String program() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it calls a model of its provider. */
    public String model() {
        return model;
    }

    /** The version with which Trackyard was tested. */
    public String tested() {
        return tested;
    }

    /** The command by which a person signs in. */
    public String signIn() {
        return signIn;
    }

    /** What its program is given to say, by its exit code, whether it is signed in; empty where it cannot be asked. */
    public List<String> signInQuestion() {
        return signInQuestion;
    }
}
