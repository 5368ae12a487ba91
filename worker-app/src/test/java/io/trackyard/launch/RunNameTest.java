package io.trackyard.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunNameTest {
    @Test
    void isTwoWordsThatPeopleCanSay() {
        assertThat(RunName.choose(new Random(1), name -> false)).matches("[a-z]+-[a-z]+");
    }

    @Test
    void isNeverOneThatIsTaken() {
        Random random = new Random(2);
        Set<String> taken = new HashSet<>();
        for (int run = 0; run < 1000; run++) {
            assertThat(taken.add(RunName.choose(random, taken::contains))).isTrue();
        }
    }

    @Test
    void hasANumberWhereAllWordsAreTaken() {
        AtomicInteger asked = new AtomicInteger();

        String name = RunName.choose(new Random(3), candidate -> asked.incrementAndGet() <= 52);

        assertThat(name).matches("[a-z]+-[0-9]{1,6}");
    }
}
