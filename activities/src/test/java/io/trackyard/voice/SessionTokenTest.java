package io.trackyard.voice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTokenTest {
    @ParameterizedTest
    @ValueSource(strings = {"T1", "a/b", "../..", "ein Übel.1", "x\ny"})
    void comesBackAsItWasWhateverItsTaskIsCalled(String task) {
        SessionToken token = SessionToken.fresh("project-1", "calm-otter", task);

        assertThat(SessionToken.parse(token.text())).contains(token);
        assertThat(token.text()).matches("[A-Za-z0-9._-]+");
    }

    @Test
    void isAnotherEachTimeAndAnswersToItsOwnDigestAlone() {
        SessionToken one = SessionToken.fresh("project-1", "calm-otter", "T1");
        SessionToken other = SessionToken.fresh("project-1", "calm-otter", "T1");

        assertThat(one.answersTo(one.digest())).isTrue();
        assertThat(one.answersTo(other.digest())).isFalse();
        assertThat(one.text()).doesNotContain(one.digest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b.c", "a.b.c.d.e", "...", "YQ.YQ..x", "*.YQ.YQ.x", "YQ.YQ.YQ."})
    void isNoneWhereItHasNotItsForm(String text) {
        assertThat(SessionToken.parse(text)).isEmpty();
    }
}
