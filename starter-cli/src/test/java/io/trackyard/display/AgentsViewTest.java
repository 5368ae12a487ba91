package io.trackyard.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.account.QuotaPauses.Pause;
import io.trackyard.agent.clients.KnownAgent;
import io.trackyard.trial.AgentTrial;
import io.trackyard.trial.InstalledAgent;
import io.trackyard.trial.InstalledAgent.SignedIn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgentsViewTest {
    private static final List<InstalledAgent> AGENTS = List.of(
            there(KnownAgent.CLAUDE, "99.0.1", SignedIn.NO),
            there(KnownAgent.GEMINI, "0.61.0", SignedIn.UNKNOWN),
            new InstalledAgent(KnownAgent.OPENCODE, Optional.empty(), Optional.empty(), SignedIn.UNKNOWN));

    private static final List<Pause> PAUSES = List.of(new Pause("max team", Instant.parse("2026-11-20T14:30:00Z")));

    @Test
    void saysWhatThereIsAndWhatToDo() {
        assertThat(Style.PLAIN.render(AgentsView.of(AGENTS, List.of(), Pictures.NOW, 80)))
                .isEqualTo("""
                claude    99.0.1      not signed in   agent: claude
                          sign in: claude auth login; or name the variable that does it under
                          environment
                          newer than 2.1.329, which was tested; it is run in the same way
                gemini    0.61.0                      agent: gemini
                opencode  not on PATH
                """);
    }

    @Test
    void saysWhatElseWillDoWhereNoneIsThere() {
        assertThat(Style.PLAIN.render(AgentsView.of(AGENTS.subList(2, 3), List.of(), Pictures.NOW, 80)))
                .isEqualTo("""
                opencode  not on PATH
                none is here; any command will do: trackyard run --agent-command 'COMMAND'
                """);
    }

    @Test
    void isADocumentToo() {
        DocumentSchema.of("agents").accepts(AgentsJson.of(AGENTS, PAUSES));
    }

    @Test
    void saysWhichAccountIsLeftAloneAndHowNotTo() {
        assertThat(Style.PLAIN.render(AgentsView.of(List.of(), PAUSES, Pictures.NOW, 80)))
                .isEqualTo("""
                        the account max team is left alone until 14:30, since a session met its quota;
                                  trackyard agents resume 'max team'
                        """);
    }

    @Test
    void saysHowATrialWent() {
        AgentTrial.Outcome failed =
                new AgentTrial.Outcome(Optional.of("not signed in"), "Please run /login", Duration.ofMillis(1234));

        assertThat(Style.PLAIN.render(AgentsView.of("claude", failed, 80)))
                .isEqualTo("claude did not do it: not signed in (1.2 s)\n  | Please run /login\n");
    }

    private static InstalledAgent there(KnownAgent agent, String version, SignedIn signedIn) {
        return new InstalledAgent(agent, Optional.of("/usr/bin/" + agent.program()), Optional.of(version), signedIn);
    }
}
