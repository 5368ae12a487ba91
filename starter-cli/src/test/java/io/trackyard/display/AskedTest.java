package io.trackyard.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.connection.RunSnapshot;
import io.trackyard.run.OpenQuestion;
import io.trackyard.run.RunState;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AskedTest {
    @Test
    void showsWhatIsAskedWithTheCommandThatAnswers() {
        assertThat(shown(
                        new OpenQuestion(
                                "bv-7", "abandon", "bv-7", "make test failed", List.of("retry", "skip", "stop"), 0),
                        new OpenQuestion("it's 3", "decision", "it's 3", "Which store?\nBoth work.", List.of(), 0)))
                .isEqualTo("""

                        asks you      bv-7  what becomes of it; its attempts are spent
                                      make test failed
                                      trackyard answer bright-heron bv-7 retry (or skip, stop)

                        asks you      it's 3  to decide
                                      Which store?
                                      Both work.
                                      trackyard answer bright-heron 'it'\\''s 3' 'YOUR ANSWER'""");
    }

    @Test
    void saysWhatAPersonHasToMendWithTheCommandThatGoesOn() {
        assertThat(shown(
                        new OpenQuestion(
                                "authentication",
                                "authentication",
                                null,
                                "its provider refuses the agent (exit 1): Invalid API key",
                                List.of("retry", "stop"),
                                0),
                        new OpenQuestion(
                                "bv-7", "crash", "bv-7", "the agent was ended by signal 11", List.of("retry"), 0)))
                .isEqualTo("""

                        asks you      authentication  to log in again, or renew what its agent's account needs
                                      its provider refuses the agent (exit 1): Invalid API key
                                      trackyard answer bright-heron authentication retry (or stop)

                        asks you      bv-7  what becomes of it; its agent crashes at one place again and again
                                      the agent was ended by signal 11
                                      trackyard answer bright-heron bv-7 retry""");
        assertThat(Asked.waitingFor("authentication")).isEqualTo("you to mend the agent's account");
        assertThat(Asked.waitingFor("crash")).isEqualTo("your answer");
    }

    @Test
    void saysWhatWasSpentAndHowToAllowMore() {
        String spent = "the budget of the run is spent: $50.31 of $50.00";

        assertThat(shown(new OpenQuestion("budget", "budget", null, spent, List.of("more", "stop"), 0)))
                .isEqualTo("""

                        asks you      budget  whether as much may be spent again
                                      the budget of the run is spent: $50.31 of $50.00
                                      trackyard answer bright-heron budget more (or stop)""");
        assertThat(Asked.waitingFor("budget")).isEqualTo("your word on its budget");
    }

    @Test
    void saysNothingWhereNothingIsAsked() {
        assertThat(shown()).isEmpty();
    }

    @Test
    void aQuestionIsALineOfItsOwnWhereThereIsNoTerminal() {
        RunSnapshot before = asking();
        RunSnapshot after = asking(new OpenQuestion("gate", "gate", null, "make failed", List.of("retry"), 0));

        assertThat(ChangeLines.between(before, after, Pictures.NOW))
                .map(Line::text)
                .singleElement()
                .asString()
                .endsWith(
                        "gate  asks how to go on; what the phase brought is not green: trackyard answer bright-heron gate"
                                + " retry");
    }

    private static String shown(OpenQuestion... questions) {
        return Asked.of(asking(questions), 100).stream().map(Line::text).collect(Collectors.joining("\n"));
    }

    private static RunSnapshot asking(OpenQuestion... questions) {
        return Pictures.asking(Pictures.run(RunState.RUNNING, 1, List.of(), Map.of(), List.of()), List.of(questions));
    }
}
