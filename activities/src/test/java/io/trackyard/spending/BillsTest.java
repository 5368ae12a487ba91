package io.trackyard.spending;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.policy.Usage;
import io.trackyard.spending.Bill.Payer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-29");
    private static final long NOON = Instant.parse("2026-11-29T12:00:00Z").toEpochMilli();
    private static final Payer PAYER = new Payer("repo", "run", 1, "T1", 0, 1);

    @TempDir
    private Path directory;

    @Test
    void passesOverWhatIsBrokenAndWhatIsNotWholeYet() throws Exception {
        Bills bills = new Bills(directory, ZoneOffset.UTC);
        bills.write(bill("s1", 1));
        Path file = directory.resolve("2026-11-29.jsonl");
        Files.writeString(
                file,
                "{\"session\":\n{\"schema\":1,\"session\":\"s2\",\"directory\":\"gone\"",
                StandardOpenOption.APPEND);
        assertThat(bills.between(DAY, DAY)).containsExactly(bill("s1", 1));

        String rest = ",\"payer\":{\"repository\":\"repo\",\"run\":\"run\",\"phase\":1,\"task\":\"T1\",\"attempt\":1},"
                + "\"account\":\"claude\",\"started\":%d,\"at\":%d,\"ended\":false,\"later\":1}\n"
                        .formatted(NOON, NOON);
        Files.writeString(file, rest, StandardOpenOption.APPEND);

        assertThat(bills.between(DAY, DAY)).extracting(Bill::session).containsExactly("s1", "s2");
    }

    @Test
    void losesNoLineWhereManyWriteAtOnce() {
        IntStream.range(0, 400)
                .parallel()
                .forEach(number -> new Bills(directory, ZoneOffset.UTC).write(bill("s" + number, number)));

        List<Bill> all = new Bills(directory, ZoneOffset.UTC).between(DAY.minusDays(2), DAY);
        assertThat(all).hasSize(400).allSatisfy(bill -> assertThat(bill.used()).isNotNull());
    }

    @Test
    void keepsThemForThreeMonths() throws Exception {
        for (String day : List.of("2026-08-30", "2026-08-31", "2025-12-31", "readme")) {
            Files.writeString(directory.resolve(day + ".jsonl"), "");
        }
        new Bills(directory, ZoneOffset.UTC).write(bill("s1", 1));

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("2026-08-31.jsonl", "2026-11-29.jsonl", "readme.jsonl");
        }
    }

    @Test
    void sendsASessionsBillToTheDayOnWhichItBegan() {
        Bills bills = new Bills(directory, ZoneOffset.UTC);
        Bill late = Bill.opened("s1", "gone", PAYER, "claude", NOON).at(NOON + 86_400_000, new Usage(1, 1, null), true);
        bills.write(late);

        assertThat(bills.between(DAY, DAY)).containsExactly(late);
        assertThat(bills.between(DAY.plusDays(1), DAY.plusDays(1))).isEmpty();
    }

    @Test
    void tellsWhatIsNoAttemptAtATaskFromWhatIs() throws Exception {
        Bills bills = new Bills(directory, ZoneOffset.UTC);
        List<Bill> all = Stream.of(PAYER, Payer.ofCalibration("repo", "run", 2, 1, 2), Payer.ofBackground("find", 3))
                .map(payer -> Bill.opened("of " + payer.task(), "gone", payer, "claude", NOON))
                .toList();
        all.forEach(bills::write);

        assertThat(new Bills(directory, ZoneOffset.UTC).between(DAY, DAY)).isEqualTo(all);
        assertThat(Files.readAllLines(directory.resolve("2026-11-29.jsonl")))
                .satisfiesExactly(
                        task -> assertThat(task).doesNotContain("other"),
                        calibration -> assertThat(calibration)
                                .contains("\"task\":\"calibration 2.1\"", "\"other\":\"calibration\""),
                        background -> assertThat(background)
                                .contains("\"repository\":\"\",\"run\":\"bg\"", "\"other\":\"background\""));
    }

    private static Bill bill(String session, int tokens) {
        return Bill.opened(session, "gone", PAYER, "claude", NOON).at(NOON, new Usage(tokens, 0, null), false);
    }
}
