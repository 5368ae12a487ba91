package io.trackyard.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.mail.Importance;
import io.trackyard.mail.Message;
import io.trackyard.runfiles.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentMailTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    @TempDir
    private Path state;

    private RunDirectory run;
    private AgentMail mail;

    @BeforeEach
    void begin() {
        run = RunDirectory.of(state, "project-1", "calm-otter");
        mail = new AgentMail(run);
    }

    @Test
    void keepsWhatWasSentInItsOrderForWhoeverOpensItNext() {
        mail.send(message("BlueLake", "first"));
        mail.send(message(Message.EVERYBODY, "second"));

        List<AgentMail.Numbered> kept = new AgentMail(run).all();

        assertThat(kept).extracting(AgentMail.Numbered::number).containsExactly(1, 2);
        assertThat(kept)
                .extracting(AgentMail.Numbered::message)
                .containsExactly(message("BlueLake", "first"), message(Message.EVERYBODY, "second"));
    }

    @Test
    void losesNoneOfThoseThatAreSentAtOnce() {
        List<Integer> numbers = IntStream.range(0, 60)
                .parallel()
                .mapToObj(each ->
                        new AgentMail(run).send(message("BlueLake", "m" + each)).orElseThrow())
                .toList();

        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 60).boxed().toList());
        assertThat(mail.all()).extracting(kept -> kept.message().subject()).doesNotHaveDuplicates();
    }

    @Test
    void anInboxHoldsWhatOthersSentToItAndItHasNotAcknowledged() {
        mail.send(message("BlueLake", "mine"));
        mail.send(message("RedFox", "another's"));
        mail.send(message(Message.EVERYBODY, "all's"));

        assertThat(subjects("BlueLake")).containsExactly("mine", "all's");
        assertThat(subjects("GreenHill")).as("its sender").isEmpty();

        assertThat(mail.acknowledge(3, "BlueLake")).isTrue();
        assertThat(mail.acknowledge(3, "BlueLake")).isTrue();
        assertThat(mail.acknowledge(2, "BlueLake")).isFalse();
        assertThat(mail.acknowledge(9, "BlueLake")).isFalse();

        assertThat(subjects("BlueLake")).containsExactly("mine");
        assertThat(subjects("RedFox")).containsExactly("another's", "all's");
    }

    @Test
    void takesNoMoreThanARunMayHave() throws IOException {
        mail.send(message("BlueLake", "first"));
        for (int number = 2; number <= AgentMail.MOST_MESSAGES; number++) {
            Files.createLink(run.mail().resolve(number + ".json"), run.mail().resolve("1.json"));
        }

        assertThat(mail.send(message("BlueLake", "one too many"))).isEmpty();
        assertThat(mail.all()).hasSize(AgentMail.MOST_MESSAGES);
    }

    private List<String> subjects(String agent) {
        return mail.inbox(agent).stream().map(kept -> kept.message().subject()).toList();
    }

    private static Message message(String to, String subject) {
        return new Message(NOW, "GreenHill", to, Importance.HIGH, "T1", subject, "Look.");
    }
}
