package io.trackyard.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SalvageViewTest {
    private static final Moment MOMENT = new Moment(Instant.parse("2026-11-20T14:30:00Z"), ZoneOffset.UTC);

    @Test
    void saysOfEachTaskHowToGoOnWithIt() {
        Golden.assertMatches(
                "salvage.txt", Style.PLAIN.render(SalvageView.of(SalvagePictures.work(), false, MOMENT, 80)));
    }

    @Test
    void numbersTheSnapshotsOfATask() {
        String shown = Style.PLAIN.render(SalvageView.of(SalvagePictures.work().subList(1, 2), true, MOMENT, 80));

        assertThat(shown).contains("snapshot 2", "look ").doesNotContain("apply", "retry");
    }

    @Test
    void saysThatNothingIsLeft() {
        assertThat(Style.PLAIN.render(SalvageView.of(List.of(), false, MOMENT, 80)))
                .contains("Nothing is left over");
    }

    @Test
    void saysWhatGoesAndWhatStaysAndWhy() {
        Golden.assertMatches(
                "clean.txt",
                Style.PLAIN.render(CleanView.shown(SalvagePictures.items()).lines())
                        + Style.PLAIN.render(
                                CleanView.cleaned(SalvagePictures.cleaned()).lines())
                        + Style.PLAIN.render(
                                CleanView.undone(SalvagePictures.bag()).lines())
                        + Style.PLAIN.render(CleanView.dropped(List.of(SalvagePictures.bag()))
                                .lines()));
    }
}
