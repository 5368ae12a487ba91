package io.trackyard.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.connection.RunSnapshot;
import io.trackyard.connection.RunSnapshot.Closing;
import io.trackyard.connection.RunSnapshot.Ending;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunSummaryTest {
    @Test
    void drawsTheEndOfARun() {
        Golden.assertMatches("summary.txt", text(Pictures.ended()));
    }

    @Test
    void repeatsInColourWhatTheTextSays() {
        Golden.assertMatches(
                "summary-colour.txt", new Style(true).render(RunSummary.of(Pictures.ended(), Pictures.NOW, 80)));
    }

    @Test
    void saysWhereTheWorkWasLanded() {
        Ending ending = new Ending(Pictures.TIP, Optional.empty(), Optional.of("main was dirty then"), true);

        assertThat(text(Pictures.with(Pictures.ended(), ending)))
                .contains("landed on main: 4be21f9 → 9c01d77")
                .doesNotContain("trackyard land", "not landed");
    }

    @Test
    void offersTheLandingOfWorkThatWasTakenBackFromItsTarget() {
        Ending ending = new Ending(Pictures.TIP, Optional.of("main"), Optional.empty(), false);

        assertThat(text(Pictures.with(Pictures.ended(), ending)))
                .contains("not landed on main", "trackyard land bright-heron");
    }

    @Test
    void saysThatTasksAreClosedOnceTheyAreLanded() {
        Ending ending = new Ending(
                Pictures.TIP, Optional.empty(), Optional.empty(), false, Optional.of(new Closing("beads", true)));

        assertThat(text(Pictures.with(Pictures.ended(), ending)))
                .contains("3 to be closed in beads once landed on main.", "trackyard land bright-heron");
    }

    @Test
    void saysWhyALandingWasRefused() {
        Ending ending = new Ending(
                Pictures.TIP, Optional.empty(), Optional.of("main has changes that are not committed"), false);

        assertThat(text(Pictures.with(Pictures.ended(), ending)))
                .contains("not landed: main has changes that are not committed", "trackyard land bright-heron");
    }

    @Test
    void namesTheTasksWhoseEvidenceIsInDoubt() {
        List<String> doubts = List.of("tests/a.py was deleted, with 2 tests", "b", "c", "d", "e");

        assertThat(text(Pictures.doubting(doubts)))
                .contains("in doubt   bv-52t.1  tests/a.py was deleted, with 2 tests; b; c; and 2 more\n");
        assertThat(text(Pictures.ended())).doesNotContain("in doubt");
    }

    @Test
    void leadsToWhereItsCommandsWork() {
        String text = Style.PLAIN.render(
                RunSummary.of(Pictures.ended(), Pictures.NOW, 80, List.of("PATH=\"$PATH\":/opt/yard", "cd /far/away")));

        assertThat(text)
                .containsSubsequence(
                        "Next: PATH=\"$PATH\":/opt/yard\n",
                        "      cd /far/away\n",
                        "      trackyard land bright-heron");
    }

    @Test
    void offersNoLandingWhereNothingCameIn() {
        Ending ending = new Ending(Pictures.BASE, Optional.empty(), Optional.empty(), false);

        assertThat(text(Pictures.with(Pictures.ended(), ending)))
                .contains("nothing to land")
                .doesNotContain("trackyard land");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 100, 200})
    void keepsWithinItsWidthAndBreaksNoCommand(int width) {
        String logs = "trackyard logs bright-heron 'it'\\''s cycles'";

        List<Line> lines = RunSummary.of(Pictures.ended(), Pictures.NOW, width);

        assertThat(Style.PLAIN.render(lines)).contains(logs);
        assertThat(lines)
                .filteredOn(line ->
                        !line.text().strip().equals(logs) && !line.text().equals(Pictures.PAGE))
                .allSatisfy(line -> assertThat(line.width()).isLessThanOrEqualTo(width));
    }

    @Test
    void neverBreaksTheAddressOfThePage() {
        assertThat(RunSummary.of(Pictures.ended(), Pictures.NOW, 40))
                .extracting(Line::text)
                .contains(Pictures.PAGE);
    }

    private static String text(RunSnapshot snapshot) {
        return Style.PLAIN.render(RunSummary.of(snapshot, Pictures.NOW, 80));
    }
}
