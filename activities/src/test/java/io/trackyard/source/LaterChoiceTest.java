package io.trackyard.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.plan.Changes;
import io.trackyard.plan.TaskAgent;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.ClientTerms.Client;
import io.trackyard.policy.ClientTerms.Permission;
import io.trackyard.policy.NamedAgent;
import io.trackyard.policy.RunPolicy;
import io.trackyard.problem.Problem;
import org.junit.jupiter.api.Test;

class LaterChoiceTest {
    private static final TaskAgent UNASKED = new TaskAgent(null, null);

    private final SettingsText text = new SettingsText();

    @Test
    void countsFromItsAttemptOnUntilTheNext() {
        RunPolicy policy = text.policy("""
                agent:
                  client: claude
                  permission: full
                  later: {2: {model: opus}, 4: {agent: codex}}
                """);

        assertThat(policy.agentFor(UNASKED, 1)).isEqualTo(policy.agent());
        assertThat(policy.agentFor(UNASKED, 2).terms().model()).isEqualTo("opus");
        assertThat(policy.agentFor(UNASKED, 3).terms().client()).isEqualTo(Client.CLAUDE);
        AgentSettings last = policy.agentFor(UNASKED, 5);
        assertThat(last.command()).isEqualTo("codex");
        assertThat(last.account()).isEqualTo("codex");
        assertThat(last.terms().client()).isEqualTo(Client.CODEX);
        assertThat(last.terms().model()).isNull();
        assertThat(last.terms().permission()).isEqualTo(Permission.FULL);
        assertThat(text.faults()).isEmpty();
    }

    @Test
    void isNothingToATaskThatAsksForAnAgentOrAModelItself() {
        RunPolicy policy = text.policy("agent: {client: claude, later: {2: {agent: codex}}}");

        assertThat(policy.agentFor(new TaskAgent("gemini", null), 3).command()).isEqualTo("gemini");
        assertThat(policy.agentFor(new TaskAgent(null, "opus"), 3).command()).isEqualTo("claude");
    }

    @Test
    void mayBeAKindWithAModelOfItsOwn() {
        RunPolicy policy = text.policy("""
                agent: {client: claude, later: {2: {agent: oracle, model: opus}}}
                agents:
                  oracle: {persona: You think first., permission: full, changes: optional, model: sonnet}
                """);

        NamedAgent second = policy.kindFor(UNASKED, 2).orElseThrow();
        assertThat(second.name()).isEqualTo("oracle");
        assertThat(second.persona()).isEqualTo("You think first.");
        assertThat(second.changes()).isEqualTo(Changes.OPTIONAL);
        assertThat(second.agent().terms().model()).isEqualTo("opus");
        assertThat(second.agent().terms().permission()).isEqualTo(Permission.FULL);
        assertThat(policy.kindFor(UNASKED, 1)).isEmpty();
    }

    @Test
    void keepsThePersonaOfTheUsualKindWhereItOnlyNamesAModel() {
        RunPolicy policy = text.policy("""
                agent: {command: reviewer, later: {3: {model: opus}}}
                agents:
                  reviewer: {client: claude, persona: You review.}
                """);

        assertThat(policy.kindFor(UNASKED, 3).orElseThrow().persona()).isEqualTo("You review.");
        assertThat(policy.agentFor(UNASKED, 3).terms().model()).isEqualTo("opus");
    }

    @Test
    void belongsToTheAgentBesideWhichItWasWritten() {
        Settings file = text.settings("agent: {client: claude, later: {2: {model: opus}}}");
        Settings commandLine = text.settings("agent: codex");

        assertThat(commandLine.over(file).later()).isEmpty();
        assertThat(text.settings("agent: {permission: full}").over(file).later())
                .containsExactly(new LaterChoice(2, null, "opus"));
    }

    @Test
    void isRefusedWhereItIsWrittenWrongly() {
        text.settings(
                "agent: {client: claude, later: {1: {model: a}, x: {model: a}, 3: {}, 4: {colour: red, agent: b}}}");
        text.settings("agent: {client: claude, later: opus}");

        assertThat(text.faults())
                .extracting(Problem::what)
                .containsExactly(
                        "later names attempts by numbers from 2 to 100, not \"1\"",
                        "later names attempts by numbers from 2 to 100, not \"x\"",
                        "a later attempt says by agent or model what is different",
                        "\"colour\" is no key of a later attempt",
                        "later is a mapping of numbers of attempts to agents, not a text");
    }
}
