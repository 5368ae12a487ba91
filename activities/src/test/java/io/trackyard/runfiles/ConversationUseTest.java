package io.trackyard.runfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.policy.Usage;
import io.trackyard.process.Fence;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationUseTest {
    private static final Usage FIRST = new Usage(3_000, 150, null);
    private static final Usage SECOND = new Usage(5_000, 250, null);

    @TempDir
    private Path directory;

    private RunDirectory run;

    @BeforeEach
    void open() {
        run = RunDirectory.of(directory, "repository", "run-1");
    }

    @Test
    void aSessionUsedWhatItsConversationHadNotUsedBefore() {
        assertThat(use("c-1").ofSession("s-1", FIRST, Fence.open())).isEqualTo(FIRST);
        assertThat(use("c-1").ofSession("s-2", SECOND, Fence.open())).isEqualTo(new Usage(2_000, 100, null));
        assertThat(use("c-2").ofSession("s-3", FIRST, Fence.open())).isEqualTo(FIRST);
        assertThat(run.conversationUse("other", "c-1").ofSession("s-4", FIRST, Fence.open()))
                .isEqualTo(FIRST);
    }

    @Test
    void whoeverAsksAgainIsToldTheSame() {
        use("c-1").ofSession("s-1", FIRST, Fence.open());

        assertThat(use("c-1").ofSession("s-1", FIRST, Fence.open())).isEqualTo(FIRST);
        use("c-1").ofSession("s-2", SECOND, Fence.open());
        assertThat(use("c-1").ofSession("s-2", SECOND, Fence.open())).isEqualTo(new Usage(2_000, 100, null));
    }

    @Test
    void countsAllWhereAClientHasBegunToCountAnew() {
        use("c-1").ofSession("s-1", SECOND, Fence.open());

        assertThat(use("c-1").ofSession("s-2", FIRST, Fence.open())).isEqualTo(FIRST);
        assertThat(use("c-1").ofSession("s-3", SECOND, Fence.open())).isEqualTo(new Usage(2_000, 100, null));
    }

    @Test
    void whoWasOvertakenWritesNothingDown() {
        assertThatThrownBy(() -> use("c-1").ofSession("s-1", FIRST, act -> {
                    throw new IllegalStateException("overtaken");
                }))
                .hasMessage("overtaken");

        assertThat(use("c-1").ofSession("s-2", SECOND, Fence.open())).isEqualTo(SECOND);
    }

    private ConversationUse use(String conversation) {
        return run.conversationUse("codex", conversation);
    }
}
