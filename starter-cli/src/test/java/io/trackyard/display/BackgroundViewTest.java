package io.trackyard.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BackgroundViewTest {
    private static final int WIDTH = 80;

    @Test
    void showsThoseThatAreOpenFirst() {
        List<Line> lines = BackgroundView.of(BackgroundPictures.tasks(), Pictures.NOW, WIDTH);

        assertThat(lines).allSatisfy(line -> assertThat(line.width()).isLessThanOrEqualTo(WIDTH));
        Golden.assertMatches("background.txt", Style.PLAIN.render(lines));
        Golden.assertMatches("background-colour.txt", new Style(true).render(lines));
    }

    @Test
    void saysHowToBeginWhereThereIsNone() {
        assertThat(BackgroundView.of(List.of(), Pictures.NOW, WIDTH))
                .singleElement()
                .hasToString("No background task yet. Launch one with: trackyard bg \"PROMPT\"");
    }
}
