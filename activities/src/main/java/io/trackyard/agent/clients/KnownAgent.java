package io.trackyard.agent.clients;

import io.trackyard.policy.AgentSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An agent whose name is known: how it is run so that it reads a prompt on standard input, and how it is asked about itself. */
public enum KnownAgent {
    CLAUDE(
            "claude -p --permission-mode acceptEdits",
            "opus",
            List.of("auth", "status"),
            "2.1.329",
            "claude auth login"),
    CODEX(
            "codex exec --sandbox workspace-write -",
            "gpt-6.1-sol",
            List.of("login", "status"),
            "0.169.0",
            "codex login"),
    GEMINI("gemini --approval-mode yolo", "", List.of(), "", ""),
    OPENCODE("opencode run", "", List.of(), "", "");

    private final String command;
    private final String model;
    private final List<String> signInQuestion;
    private final String tested;
    private final String signIn;

    KnownAgent(String command, String model, List<String> signInQuestion, String tested, String signIn) {
        this.command = command;
        this.model = model;
        this.signInQuestion = signInQuestion;
        this.tested = tested;
        this.signIn = signIn;
    }

    /** Its program, and what it is called. */
    public String program() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether Trackyard reads its own protocol; else it is run as any command. */
    public boolean speaksKnownProtocol() {
        return AgentSettings.clientNamed(program()).isPresent();
    }

    /** How it is run as a command. */
    public String command() {
        return command;
    }

    /** What it calls a model of its provider; empty where that is not known. */
    public Optional<String> model() {
        return Optional.of(model).filter(name -> !name.isEmpty());
    }

    /** The version with which Trackyard was tested; empty where it was with none. */
    public Optional<String> tested() {
        return speaksKnownProtocol() ? Optional.of(tested).filter(version -> !version.isEmpty()) : Optional.empty();
    }

    /** The command by which a person signs in; empty where that is not known. */
    public Optional<String> signIn() {
        return Optional.of(signIn).filter(command -> !command.isEmpty());
    }

    /** What its program is given to say, by its exit code, whether it is signed in; empty where it cannot be asked. */
    public List<String> signInQuestion() {
        return signInQuestion;
    }
}
