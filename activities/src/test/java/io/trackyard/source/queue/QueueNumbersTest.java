package io.trackyard.source.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trackyard.plan.TaskId;
import io.trackyard.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of items: by which they need each other, and in whose order they come. */
class QueueNumbersTest extends QueueOnDisk {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "**BlockedBy**: 001, 003",
                "**BlockedBy:** #1 #3",
                "**Blocked By**: [001, 003]",
                "- BlockedBy: 001-pending-a.md and 003",
                "**BlockedBy**: 001 (needed since 2024), 3",
                "**BlockedBy**:\n- 001\n- 003",
                "**BlockedBy**: 1\n**BlockedBy**: 3",
                "**BlockedBy**: 001/003.",
                "**BlockedBy**: 001 & 003, the 3rd of them",
                "**BlockedBy**: 001 | 003",
                "**BlockedBy**: [001](001-pending-a.md), `.agent/queue/003-pending-c.md`"
            })
    void findsTheNumbersAnItemIsBlockedBy(String line) {
        files.item("001-pending-a.md").item("002-pending-b.md", line).item("003-pending-c.md");

        assertThat(task("002").needs()).containsExactly(TaskId.of("001"), TaskId.of("003"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "", "-", "n/a", "none | 001 (optional)", "the design"})
    void takesWordsForNoNumbers(String value) {
        files.item("001-pending-a.md").item("003-pending-b.md", "**BlockedBy**: " + value);

        assertThat(task("003").needs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"001-003", "001–003", "0001111111111111111111111", "#1=a", "001-002-x"})
    void refusesWhatBeginsAsANumberAndIsNone(String value) {
        files.item("001-pending-a.md").item("002-pending-b.md", "**Priority**: low", "**BlockedBy**: " + value);

        assertThat(files.content().faults())
                .extracting(Problem::file, Problem::line, Problem::what)
                .containsExactly(tuple(
                        ".agent/queue/002-pending-b.md",
                        4,
                        "\"%s\" is no number of an item; write each of them: 001, 002".formatted(value)));
    }

    @Test
    void ordersItemsByTheirNumbersHoweverManyDigitsTheseHave() {
        files.item("1000-pending-d.md")
                .item("002-pending-b.md")
                .item("10-pending-c.md")
                .item("1-pending-a.md");

        assertThat(files.content().tasks().tasks())
                .extracting(task -> task.id().text())
                .containsExactly("1", "002", "10", "1000");
    }

    @Test
    void refusesANumberThatTwoItemsHaveUnlessBothAreCompleted() {
        files.item("001-completed-a.md")
                .item("1-completed-b.md")
                .item("002-completed-c.md")
                .item("2-pending-d.md");

        assertThat(files.content().faults())
                .extracting(Problem::code, Problem::what)
                .containsExactly(
                        tuple("duplicate-id", "two items have the number 2: 002-completed-c.md and 2-pending-d.md"));
    }

    @Test
    void takesTheFirstOfTwoItemsWithOneNumberSoThatItIsToldOnlyOnce() {
        files.item("001-pending-a.md").item("001-pending-b.md");

        assertThat(files.content().faults()).hasSize(1);
        assertThat(files.content().tasks().tasks()).hasSize(1);
    }
}
