package io.trackyard.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What the profiles say, value by value: the rules of each system as its users know them. */
class ProfileSheetTest {
    private static final List<String> NAMES = ProfileSheet.NAMES;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // setting            | native    | beads     | planning | taskxml        | queue
                "limits.attempts      | 3         | 3         | 3        | 5              | 3",
                "limits.sessionTimeout| 60m       | 60m       | 60m      | 600s           | 60m",
                "limits.maxParallel   | 4         | 10        | 10       | 3              | 5",
                "limits.mergeAttempts | 3         | 3         | 3        | 3              | 3",
                "barrier              | phase     | phase     | declared | declared       | none",
                "onAbandon            | continue  | continue  | wait     | stop           | wait",
                "confirmation         | once      | once      | typed    | none           | once",
                "dirtyTree            | allow     | allow     | refuse   | refuse-tracked | allow",
                "unknownNeed          | refuse    | hold      | ignore   | refuse         | refuse",
                "outsideScope         | enforce   | warn      | widen    | widen          | warn",
                "unknownScope         | exclusive | own-track | exclusive| own-track      | own-track",
                "inferScope           | false     | true      | true     | true           | true",
                "gateAt               | merge     | merge     | phase    | merge          | merge",
                "mergeOrder           | verified  | verified  | entry    | entry          | verified",
                "newTasks             | ask       | add       | ask      | ask            | ask",
                "bugScan              | false     | true      | false    | false          | false",
                "closeWhen            | integrated| integrated| integrated| integrated    | integrated",
                "notify               | [waiting, done] | [waiting, done] | [waiting, done] | [failure, done] | [failure, done]"
            })
    void theSourcesAreCarriedOutAsTheirUsersKnowIt(
            String key, String own, String beads, String planning, String taskxml, String queue) {
        assertThat(Stream.of("native", "beads", "planning", "taskxml", "queue")
                        .map(name -> value(name, key).value()))
                .map(String::valueOf)
                .containsExactly(own, beads, planning, taskxml, queue);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "native   | {title}                         | Merge {id}: {title}",
                "beads    | {id}: {title}                   | Merge {id}: {title}",
                "planning | chore({id}): remaining changes  | chore: merge executor worktree ({id})",
                "taskxml  | [{id}] {title}                  | Merge worktree-{id}: {title}",
                "queue    | {id}: {title}                   | Merge {id}: {title}"
            })
    void commitsAreNamedAsTheSystemNamesThem(String name, String commit, String merge) {
        assertThat(value(name, "commitSubject").value()).isEqualTo(commit);
        assertThat(value(name, "mergeSubject").value()).isEqualTo(merge);
    }

    @Test
    void theSystemsOwnValuesAreToldFromThoseThatWereChosen() {
        assertThat(value("beads", "limits.attempts").own()).isTrue();
        assertThat(value("beads", "limits.sessionTimeout").own()).isFalse();
        assertThat(value("taskxml", "limits.sessionTimeout").own()).isTrue();
        assertThat(ProfileSheet.named("native").values()).noneMatch(ProfileSheet.Value::own);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void everyValueSaysWhatItDecides(String name) {
        ProfileSheet sheet = ProfileSheet.named(name);

        assertThat(sheet.about()).endsWith(".").doesNotContain("\n");
        assertThat(sheet.values())
                .isNotEmpty()
                .allSatisfy(value -> assertThat(value.meaning()).as(value.key()).endsWith("."));
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void whatIsTheSystemsOwnIsInTheProfile(String name) {
        ProfileSheet sheet = ProfileSheet.named(name);

        assertThat(sheet.values().stream().filter(ProfileSheet.Value::own).map(ProfileSheet.Value::key))
                .containsExactlyInAnyOrderElementsOf(ProfileSheet.own(name));
    }

    @Test
    void thePageOfTheFormatTellsTheDefaults() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "plan-format.md"));

        assertThat(ProfileSheet.named("native").values())
                .allSatisfy(value -> assertThat(page)
                        .containsPattern("(?m)^\\| `" + Pattern.quote(value.key()) + "` \\|.*\\| `?"
                                + Pattern.quote(String.valueOf(value.value())) + "`? \\|$"));
    }

    @Test
    void valuesHaveTheirTypes() {
        assertThat(value("beads", "limits.attempts").value()).isEqualTo(3);
        assertThat(value("beads", "inferScope").value()).isEqualTo(true);
        assertThat(value("planning", "shared").value()).isEqualTo("**/.planning/phases/**");
        assertThat(value("background", "kinds.oracle.changes").meaning()).contains("change files");
    }

    @Test
    void aNameThatIsNoneIsRefusedWithThoseThereAre() {
        assertThatThrownBy(() -> ProfileSheet.named("bead")).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().what()).isEqualTo("there is no profile \"bead\"");
            assertThat(refused.problem().why()).contains("native, beads, planning, taskxml, queue, background");
            assertThat(refused.problem().remedies().toString()).contains("did you mean \"beads\"?");
        });
    }

    private static ProfileSheet.Value value(String profile, String key) {
        return ProfileSheet.named(profile).values().stream()
                .filter(value -> value.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
