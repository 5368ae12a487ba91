package io.trackyard.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.trackyard.connection.RunSnapshot;
import io.trackyard.mail.AgentName;
import io.trackyard.mail.Message;
import io.trackyard.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentMailTest {
    private static final RunSnapshot RUN = Pictures.running();

    @Test
    void findsAnInboxByItsNameHoweverThatIsTyped() {
        String agent = AgentName.of(RUN.run(), 1, "A");

        assertThat(SentMail.inbox(RUN, List.of(), agent)).isEqualTo(agent);
        assertThat(SentMail.inbox(RUN, List.of(), "coordinator")).isEqualTo(Message.COORDINATOR);
    }

    @Test
    void refusesANameThatNobodyHasWithThoseThereAre() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> SentMail.inbox(RUN, List.of(), "Coordinater"))
                .satisfies(refused -> {
                    assertThat(refused.problem().what())
                            .isEqualTo("nobody in run bright-heron is called \"Coordinater\"");
                    assertThat(refused.problem().remedies().toString())
                            .contains("did you mean \"Coordinator\"?", AgentName.of(RUN.run(), 1, "B"));
                });
    }
}
