package io.trackyard.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodedIdTest {
    private static final long SEED = 20260102;
    /** What ids are made of that has ever broken a ref or a path. */
    private static final List<String> PIECES = List.of(
            "a",
            "A",
            "z",
            "0",
            "-",
            "_",
            ".",
            "..",
            "/",
            "\\",
            ".lock",
            "lock",
            ".LOCK",
            "@{",
            "@",
            "~",
            "^",
            ":",
            "?",
            "*",
            "[",
            " ",
            "\n",
            "\t",
            "\0",
            "\u007f",
            "=",
            "+",
            "==",
            "=2f",
            "\u00e9",
            "e\u0301",
            "\u0130",
            "\u212a",
            "\ud83d\ude80",
            "\ud83d",
            "\ude80",
            "CON",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");

    @ParameterizedTest
    @CsvSource({
        "bd-a1b2.1, bd-a1b2.1",
        "T_1, +t_1",
        "a/b, a=2fb",
        "a..b, a=2e.b",
        "v1., v1=2e",
        ".hidden, =2ehidden",
        "x.lock, x=2elock",
        "-x, =2dx",
        "\u00e9, =c3=a9"
    })
    void keepsReadableWhatItCan(String id, String encoded) {
        assertThat(EncodedId.of(id).value()).isEqualTo(encoded);
    }

    @Test
    void givesDifferentIdsDifferentEncodingsEvenWhereCaseIsIgnored() {
        Map<String, String> seen = new HashMap<>();
        for (String id : randomIds(20_000)) {
            String earlier = seen.put(EncodedId.of(id).value().toLowerCase(Locale.ROOT), id);
            assertThat(earlier).as("seed %d", SEED).isIn(null, id);
        }
    }

    @Test
    void staysShortAndInAsciiForEveryId() {
        assertThat(randomIds(5_000))
                .allSatisfy(id -> assertThat(EncodedId.of(id).value())
                        .matches("[a-z0-9_=+][-a-z0-9_=+.]*")
                        .hasSizeLessThanOrEqualTo(EncodedId.LONGEST));
    }

    @Test
    void tellsLongIdsApartThatBeginAlike() {
        String beginning = "x".repeat(500);

        assertThat(EncodedId.of(beginning + "1")).isNotEqualTo(EncodedId.of(beginning + "2"));
    }

    @Test
    void refusesTheEmptyId() {
        assertThatIllegalArgumentException().isThrownBy(() -> EncodedId.of(""));
    }

    static List<String> randomIds(int count) {
        Random random = new Random(SEED);
        return Stream.generate(() -> randomId(random)).limit(count).toList();
    }

    private static String randomId(Random random) {
        StringBuilder id = new StringBuilder();
        for (int left = random.nextInt(8); left >= 0; left--) {
            id.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return id.toString();
    }
}
