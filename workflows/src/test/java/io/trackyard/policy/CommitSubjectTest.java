package io.trackyard.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitSubjectTest {
    @Test
    void isWrittenAsTheUsersOfASourceWriteIt() {
        assertThat(CommitSubject.TITLE.of(task("bd-1", "Add it"))).isEqualTo("Add it");
        assertThat(CommitSubject.of("[{id}] {title} ({id})").of(task("bd-1", "Add it")))
                .isEqualTo("[bd-1] Add it (bd-1)");
    }

    @Test
    void takesNothingInATaskForAPlace() {
        assertThat(CommitSubject.of("{id}: {title}").of(task("{title}", "$1 \\ {id}")))
                .isEqualTo("{title}: $1 \\ {id}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "done", "{Title}", "{title}\nand more", "\n{title}"})
    void isOneLineThatNamesTheTask(String template) {
        assertThatIllegalArgumentException().isThrownBy(() -> CommitSubject.of(template));
    }

    private static Task task(String id, String title) {
        return Task.draft(TaskId.of(id)).title(title).prompt("").priority(2).build();
    }
}
