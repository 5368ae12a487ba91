package io.trackyard.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.plan.Track;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AgentNameTest {
    @Test
    void everyTrackOfARunHasANameOfItsOwn() {
        List<String> names = IntStream.rangeClosed(1, 60)
                .boxed()
                .flatMap(phase -> IntStream.rangeClosed(1, 200)
                        .mapToObj(track -> AgentName.of("bright-heron", phase, Track.nameOf(track))))
                .toList();

        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void isTheSameWheneverItIsAskedFor() {
        assertThat(AgentName.of("bright-heron", 1, "A"))
                .isEqualTo(AgentName.of("bright-heron", 1, "A"))
                .matches("[A-Z][a-z]+[A-Z][a-z]+")
                .isNotEqualTo(AgentName.of("mild-quail", 1, "A"));
    }

    @Test
    void theNumberOfATrackIsThatOfItsLetters() {
        assertThat(IntStream.rangeClosed(1, 2000))
                .allSatisfy(number ->
                        assertThat(Track.numberOf(Track.nameOf(number))).isEqualTo(number));
    }
}
