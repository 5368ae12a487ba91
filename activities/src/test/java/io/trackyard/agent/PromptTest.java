package io.trackyard.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.plan.Check;
import io.trackyard.testing.TaskDraft;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromptTest {
    @Test
    void holdsTheTaskItsLimitsAndWhatFailedBefore() {
        TaskDraft task = TaskDraft.of("bd-104")
                .titled("Export as CSV")
                .prompting("\nWrite the rows.\n\n- quoted\n")
                .touching("pkg/export/**", "go.mod")
                .checkedBy("go test ./pkg/export", "make lint");
        String feedback = Feedback.of(1, "it changed nothing", List.of(), List.of());

        String prompt = Prompt.of(
                Optional.of("You are careful.\n"),
                task.build(),
                List.of(Check.of("make lint"), Check.of("make")),
                List.of(),
                Optional.of(feedback));

        assertThat(prompt).isEqualTo("""
                You are careful.

                # Export as CSV

                Write the rows.

                - quoted

                ## Files you may change

                - `go.mod`
                - `pkg/export/**`

                ## Commands that must succeed afterwards

                - `go test ./pkg/export`
                - `make lint`
                - `make`

                ## How your work is taken over

                You are in a git worktree of your own. You need not commit, unless the task says so: what you leave \
                in its files is committed, merged and reported for you. Stay inside this directory. When the task is \
                done, end successfully; if it cannot be done, say why and end with an error.

                ## Feedback from attempt 1

                it changed nothing
                """);
    }

    @Test
    void saysNothingOfScopesChecksAndFeedbackWhereThereAreNone() {
        String prompt = Prompt.of(Optional.empty(), TaskDraft.of("T1").build(), List.of(), List.of(), Optional.empty());

        assertThat(prompt).startsWith("# Do T1\n\nPlease do T1.\n\n## How your work is taken over\n");
        assertThat(prompt).doesNotContain("Files you may change", "Commands", "Feedback");
    }
}
