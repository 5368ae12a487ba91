package io.trackyard.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.source.AgentKind;
import io.trackyard.source.AgentKinds;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentOptionsTest {
    private static final AgentKinds KINDS =
            new AgentKinds(List.of(new AgentKind("reviewer", null, null, null, null, null, null)));

    private final AgentOptions options = new AgentOptions();

    @Test
    void nameAClientOrAKindOfAgent() {
        options.name = "claude";
        assertThatCode(() -> options.demandKnown(AgentKinds.NONE)).doesNotThrowAnyException();
        options.name = "reviewer";
        assertThatCode(() -> options.demandKnown(KINDS)).doesNotThrowAnyException();
        assertThat(options.choice().command()).isEqualTo("reviewer");
    }

    @Test
    void nameNothingElse() {
        options.name = "reviewr";

        assertThatThrownBy(() -> options.demandKnown(KINDS)).isInstanceOfSatisfying(ProblemException.class, refused -> {
            Problem problem = refused.problem();
            assertThat(problem.code()).isEqualTo("unknown-agent");
            assertThat(problem.why()).contains("claude, codex", "reviewer");
            assertThat(problem.remedies().get(0).effect()).isEqualTo("did you mean \"reviewer\"?");
        });
    }

    @Test
    void areNotOfTwoMinds() {
        options.name = "claude";
        options.command = "coder";

        assertThatThrownBy(options::choice).hasMessageContaining("so does --agent-command");
    }
}
