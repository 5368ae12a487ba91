package io.trackyard.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.ClientTerms.Client;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountTest {
    @Test
    void isOfTheHostWhereItIsCalledAfterItsAgent() {
        assertThat(Account.of(AgentSettings.ofCommand("coder --fast", List.of())))
                .isEqualTo(new Account("coder", false));
        assertThat(Account.of(AgentSettings.ofClient(Client.CLAUDE, List.of())))
                .isEqualTo(new Account("claude", false));
    }

    @Test
    void isTheSameEverywhereWhereAPersonNamedIt() {
        assertThat(Account.of(new AgentSettings("coder --fast", List.of(), "team", List.of())))
                .isEqualTo(new Account("team", true));
    }
}
