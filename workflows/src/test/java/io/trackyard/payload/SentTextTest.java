package io.trackyard.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"plain", "über", "線路は続く", "🚂🚃", "a\"b\\c", "two\nlines\u0001"})
    void neverCountsLessThanIsSent(String text) throws JsonProcessingException {
        int sent = new ObjectMapper().writeValueAsBytes(text).length - 2;

        assertThat(SentText.bytes(text)).isBetween(sent, 2 * sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "ü", "線", "🚂", "\"", "\n"})
    void cutsToTheRoomWhateverTheTextIsMadeOf(String letter) {
        String cut = SentText.within(letter.repeat(1_000), 100, "task.json of the task");

        assertThat(SentText.bytes(cut)).isBetween(85, 100);
        assertThat(cut).startsWith(letter).endsWith("… (whole in task.json of the task)");
    }

    @Test
    void leavesWhatFitsAsItIs() {
        assertThat(SentText.within("線路", 6, "a file")).isEqualTo("線路");
        assertThat(SentText.within("線路", 6)).isEqualTo("線路");
    }

    @Test
    void keepsTheNoteOfAnEarlierCut() {
        String once = SentText.within("a".repeat(1_000), 100, "a file");

        assertThat(SentText.within(once, 50)).hasSize(48).endsWith("… (whole in a file)");
        assertThat(SentText.within(once, 50, "another file")).endsWith("… (whole in a file)");
    }

    @Test
    void givesUpTheNoteWhereThereIsNoRoomForIt() {
        assertThat(SentText.within("a".repeat(100), 5, "a file")).isEqualTo("aa…");
        assertThat(SentText.within("a".repeat(100), 2, "a file")).isEmpty();
    }

    @Test
    void longTextsShareWhatShortOnesLeave() {
        assertThat(FairShare.of(new int[] {10, 500, 20, 700}, 430)).isEqualTo(200);
        assertThat(FairShare.of(new int[] {10, 500}, 510)).isEqualTo(Integer.MAX_VALUE);
        assertThat(FairShare.of(new int[] {10, 500}, -1)).isZero();
        assertThat(FairShare.of(new int[0], 0)).isEqualTo(Integer.MAX_VALUE);
    }
}
