package io.trackyard.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.display.ProfileOutline.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileViewTest {
    static final ProfileOutline PROFILE = new ProfileOutline(
            "beads",
            "How beads issues are carried out where nothing else is said: what their users know, and none of it new.",
            "trackyard.yaml",
            List.of(
                    new Value("barrier", "phase", true, "Whether what a task needs lies in an earlier phase."),
                    new Value("inferScope", true, false, "Whether tasks get a scope from the paths they name."),
                    new Value("shared", List.of("a/**", "b"), false, "Files that everybody touches."),
                    new Value(
                            "commitSubject", "a subject that is longer than others: {title}", false, "The first line."),
                    new Value("limits.attempts", 3, true, "Attempts a task has.")));

    @Test
    void aProfileTellsTheSystemsOwnValuesFromThoseThatWereChosen() {
        Golden.assertMatches("profile.txt", Style.PLAIN.render(ProfileView.of(PROFILE, 80)));
    }

    @Test
    void theListHasALineOrTwoForEach() {
        assertThat(ProfileView.of(List.of(PROFILE, PROFILE), 80))
                .hasSize(4)
                .first()
                .asString()
                .startsWith("beads  How");
    }
}
