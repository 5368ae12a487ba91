package io.trackyard.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitMessageTest {
    private static final Trailers TRAILERS = new Trailers("r1", "T1", 2);

    @Test
    void endsWithTheTrailersAsAParagraphOfTheirOwn() {
        assertThat(new CommitMessage("Do it", "Because.", TRAILERS).text())
                .isEqualTo("Do it\n\nBecause.\n\nTrackyard-Run: r1\nTrackyard-Task: T1\nTrackyard-Attempt: 2\n");
    }

    @Test
    void keepsTheSubjectOnOneLine() {
        assertThat(new CommitMessage(" a\r\n\nTrackyard-Task: other\0 ", "", TRAILERS).subject())
                .isEqualTo("a Trackyard-Task: other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"T1", "a b", " x ", "50%", "%41", "a+b", "a\nTrackyard-Task: b", "\t", "\u00e9\ud83d\ude80"})
    void carriesAnyTaskIdOnOneLineAndBack(String task) {
        String value = Trailers.encode(task);

        assertThat(value).doesNotContain("\n").isEqualTo(value.strip());
        assertThat(Trailers.decode(value)).isEqualTo(task);
    }

    @Test
    void takesTrailersOfAnotherHandAsTheyAre() {
        assertThat(Trailers.of(key -> key.equals(Trailers.ATTEMPT) ? List.of("many") : List.of()))
                .isEqualTo(new Trailers(null, null, null));
    }
}
