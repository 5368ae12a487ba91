package io.trackyard.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.plan.Changes;
import io.trackyard.plan.TaskAgent;
import io.trackyard.policy.ClientTerms.Client;
import io.trackyard.policy.ClientTerms.Permission;
import io.trackyard.policy.NamedAgent;
import io.trackyard.policy.RunPolicy;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.source.text.Faults;
import io.trackyard.source.text.YamlFields;
import io.trackyard.source.text.YamlReader;
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

    private final Faults faults = new Faults("trackyard.yaml");

    @Test
    void areWhatTasksOfARunAreCarriedOutBy() {
        RunPolicy policy = policy("agent: coder --fast\n" + REVIEWER);

        NamedAgent reviewer = policy.kindFor(asking("reviewer")).orElseThrow();
        assertThat(reviewer.persona()).isEqualTo("You review.");
        assertThat(reviewer.changes(Changes.REQUIRED)).isEqualTo(Changes.NONE);
        assertThat(reviewer.changes(Changes.OPTIONAL)).isEqualTo(Changes.OPTIONAL);
        assertThat(policy.agentFor(asking("reviewer"))).satisfies(agent -> {
            assertThat(agent.command()).isEqualTo("claude");
            assertThat(agent.terms().client()).isEqualTo(Client.CLAUDE);
            assertThat(agent.terms().model()).isEqualTo("opus");
            assertThat(agent.terms().permission()).isEqualTo(Permission.READ_ONLY);
        });
        assertThat(policy.agentFor(asking("quick"))).satisfies(agent -> {
            assertThat(agent.command()).isEqualTo("coder --fast");
            assertThat(agent.terms().model()).isEqualTo("small");
        });
        assertThat(policy.agentFor(new TaskAgent("quick", "large")).terms().model())
                .isEqualTo("large");
        assertThat(policy.agentFor(new TaskAgent(null, null))).isEqualTo(policy.agent());
        assertThat(policy.agentFor(asking("other --x")).command()).isEqualTo("other --x");
        assertThat(policy.kindFor(new TaskAgent(null, null))).isEmpty();
    }

    @Test
    void mayBeTheAgentOfAllThatAskForNone() {
        RunPolicy policy = policy("agent: reviewer\n" + REVIEWER);

        assertThat(policy.agent().command()).isEqualTo("claude");
        assertThat(policy.kindFor(new TaskAgent(null, null)).map(NamedAgent::name))
                .contains("reviewer");
        assertThat(policy.kindFor(asking("claude"))).isEmpty();
    }

    @Test
    void needAClientWhereThereIsNoUsualAgent() {
        assertThatThrownBy(() -> policy("agent: quick\n" + REVIEWER))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("no-agent"));
    }

    @Test
    void areLaidOverThoseThatShip() {
        AgentKinds shipped = new AgentKinds(List.of(new AgentKind("reviewer", null, "You look.", null, "edit", null)));

        AgentKind reviewer =
                settings(REVIEWER).kinds().over(shipped).named("reviewer").orElseThrow();

        assertThat(reviewer.persona()).isEqualTo("You review.");
        assertThat(reviewer.permission()).isEqualTo("read-only");
    }

    @Test
    void areNamedToWhoeverAsksForAnother() {
        AgentKinds kinds = settings(REVIEWER).kinds();

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
        settings("agents: {claude: {}, a: {permission: some}, b: {colour: red}}");

        assertThat(faults.all())
                .extracting(Problem::what)
                .containsExactly(
                        "claude is a client, and no name for a kind of agent",
                        "permission is read-only, edit or full, not \"some\"",
                        "\"colour\" is no key of the kind b");
    }

    private RunPolicy policy(String text) {
        return settings(text).over(Profile.named("native").settings()).toPolicy("native");
    }

    private Settings settings(String text) {
        return YamlReader.read(text, faults)
                .map(document -> SettingsReader.read(
                        YamlFields.of(document, "trackyard.yaml", SettingsReader.KEYS, faults), faults))
                .orElse(Settings.NONE);
    }

    private static TaskAgent asking(String name) {
        return new TaskAgent(name, null);
    }
}
