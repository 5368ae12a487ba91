package io.trackyard.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.plan.Changes;
import io.trackyard.plan.TaskAgent;
import io.trackyard.policy.ClientTerms.Client;
import io.trackyard.policy.ClientTerms.Permission;
import io.trackyard.policy.LineFields;
import io.trackyard.policy.NamedAgent;
import io.trackyard.policy.RunPolicy;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentKindsTest {
    private static final String REVIEWER = """
            agents:
              reviewer:
                client: claude
                persona: You review.
                model: opus
                permission: read-only
                changes: none
              quick:
                model: small
            """;

    private static final LineFields SPOKEN =
            new LineFields("message.text", null, "status", List.of("done"), null, null, null);

    private final SettingsText text = new SettingsText();

    @Test
    void areWhatTasksOfARunAreCarriedOutBy() {
        RunPolicy policy = text.policy("agent: coder --fast\n" + REVIEWER);

        NamedAgent reviewer = policy.kindFor(asking("reviewer"), 1).orElseThrow();
        assertThat(reviewer.persona()).isEqualTo("You review.");
        assertThat(reviewer.changes(Changes.REQUIRED)).isEqualTo(Changes.NONE);
        assertThat(reviewer.changes(Changes.OPTIONAL)).isEqualTo(Changes.OPTIONAL);
        assertThat(policy.agentFor(asking("reviewer"), 1)).satisfies(agent -> {
            assertThat(agent.command()).isEqualTo("claude");
            assertThat(agent.terms().client()).isEqualTo(Client.CLAUDE);
            assertThat(agent.terms().model()).isEqualTo("opus");
            assertThat(agent.terms().permission()).isEqualTo(Permission.READ_ONLY);
        });
        assertThat(policy.agentFor(asking("quick"), 1)).satisfies(agent -> {
            assertThat(agent.command()).isEqualTo("coder --fast");
            assertThat(agent.terms().model()).isEqualTo("small");
        });
        assertThat(policy.agentFor(new TaskAgent("quick", "large"), 1).terms().model())
                .isEqualTo("large");
        assertThat(policy.agentFor(new TaskAgent(null, null), 1)).isEqualTo(policy.agent());
        assertThat(policy.agentFor(asking("other --x"), 1).command()).isEqualTo("other --x");
        assertThat(policy.kindFor(new TaskAgent(null, null), 1)).isEmpty();
    }

    @Test
    void mayBeTheAgentOfAllThatAskForNone() {
        RunPolicy policy = text.policy("agent: reviewer\n" + REVIEWER);

        assertThat(policy.agent().command()).isEqualTo("claude");
        assertThat(policy.kindFor(new TaskAgent(null, null), 1).map(NamedAgent::name))
                .contains("reviewer");
        assertThat(policy.kindFor(asking("claude"), 1)).isEmpty();
    }

    @Test
    void needAClientWhereThereIsNoUsualAgent() {
        assertThatThrownBy(() -> text.policy("agent: quick\n" + REVIEWER))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("no-agent"));
    }

    @Test
    void areLaidOverThoseThatShip() {
        AgentKinds shipped =
                new AgentKinds(List.of(new AgentKind("reviewer", null, "You look.", null, "edit", null, null)));

        AgentKind reviewer =
                text.settings(REVIEWER).kinds().over(shipped).named("reviewer").orElseThrow();

        assertThat(reviewer.persona()).isEqualTo("You review.");
        assertThat(reviewer.permission()).isEqualTo("read-only");
    }

    @Test
    void mayBeACommandWhoseLinesAreRead() {
        RunPolicy policy = text.policy("""
                agent: {command: coder, lines: {text: said}}
                agents:
                  reviewer:
                    client: mycoder --json
                    model: large
                    lines: {text: message.text, outcome: status, success: done}
                  usual: {model: small}
                  plain: {client: other}
                """);

        assertThat(policy.agentFor(asking("reviewer"), 1)).satisfies(agent -> {
            assertThat(agent.command()).isEqualTo("mycoder --json");
            assertThat(agent.terms().model()).isEqualTo("large");
            assertThat(agent.lines()).isEqualTo(SPOKEN);
        });
        assertThat(policy.agentFor(new TaskAgent("reviewer", "huge"), 1).lines())
                .isEqualTo(SPOKEN);
        assertThat(policy.agentFor(asking("usual"), 1).lines())
                .isEqualTo(policy.agent().lines())
                .isNotNull();
        assertThat(policy.agentFor(asking("plain"), 1).lines()).isNull();
        assertThat(text.faults()).isEmpty();
    }

    @Test
    void keepTheLinesBesideTheirCommandWhereTheyAreLaidOverOthers() {
        AgentKind below = new AgentKind("reviewer", "mycoder --json", null, null, null, null, SPOKEN);

        AgentKinds model = text.settings("agents: {reviewer: {model: large}}").kinds();
        AgentKinds other = text.settings("agents: {reviewer: {client: other}}").kinds();

        AgentKinds shipped = new AgentKinds(List.of(below));
        assertThat(model.over(shipped).named("reviewer").orElseThrow().lines()).isEqualTo(SPOKEN);
        assertThat(other.over(shipped).named("reviewer").orElseThrow().lines()).isNull();
    }

    @Test
    void areNamedToWhoeverAsksForAnother() {
        AgentKinds kinds = text.settings(REVIEWER).kinds();

        assertThatThrownBy(() -> kinds.demand("reviwer", "agents: in trackyard.yaml"))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    Problem problem = refused.problem();
                    assertThat(problem.code()).isEqualTo("unknown-kind");
                    assertThat(problem.why()).isEqualTo("the kinds are reviewer, quick");
                    assertThat(problem.toString()).contains("did you mean \"reviewer\"?");
                });
    }

    @Test
    void areRefusedWhereTheyAreWrittenWrongly() {
        text.settings("agents: {claude: {}, a: {permission: some}, b: {colour: red}, c: {lines: {text: t}},"
                + " d: {client: codex, lines: {text: t}}, e: {client: x, lines: {text: a/b}}}");

        assertThat(text.faults())
                .extracting(Problem::what)
                .containsExactly(
                        "claude is a client, and no name for a kind of agent",
                        "permission is read-only, edit or full, not \"some\"",
                        "\"colour\" is no key of the kind b",
                        "lines are a command's: client says which",
                        "lines are a command's: what those of codex say is known",
                        "text is the name of a field, or names with dots between them, not \"a/b\"");
    }

    private static TaskAgent asking(String name) {
        return new TaskAgent(name, null);
    }
}
