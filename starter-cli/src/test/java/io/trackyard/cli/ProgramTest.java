package io.trackyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.display.DocumentSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program does with what is typed, before any command works. */
class ProgramTest {
    static List<String> commands() {
        return Typed.commands();
    }

    private static String[] words(String first, String second) {
        return (first + " " + second).split(" ");
    }

    @Test
    void withoutACommandPrintsTheHelpAsAMistake() {
        Typed nothing = Typed.of();

        assertThat(nothing.status()).isEqualTo(2);
        assertThat(nothing.out()).isEmpty();
        assertThat(nothing.err()).contains("Usage: trackyard", "run", "doctor").doesNotContain("warm-up");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpBeginsWithAnExampleAndNamesTheExitCodes(String command) {
        Typed help = Typed.of(words(command, "--help"));

        assertThat(help.status()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).startsWith("Example: ").contains("trackyard " + command, "Exit codes:", "--json");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpIsAWordToo(String command) {
        assertThat(Typed.of(words("help", command))).isEqualTo(Typed.of(words(command, "--help")));
    }

    @Test
    void helpAloneIsTheHelpOfAll() {
        Typed help = Typed.of("help");

        assertThat(help.status()).isZero();
        assertThat(help.out()).contains("Usage: trackyard", "doctor", "trackyard help COMMAND says more");
        assertThat(help).isEqualTo(Typed.of("--help")).isEqualTo(Typed.of("help", "help"));
    }

    @Test
    void helpOfACommandThatIsNoneIsAnsweredWithTheNearest() {
        Typed refused = Typed.of("help", "lnad");

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("no command 'lnad'", "Did you mean \"land\"?");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void anUnknownOptionIsRefusedByEveryCommand(String command) {
        Typed refused = Typed.of(words(command, "--jsno"));

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .contains("trackyard %s has no option --jsno".formatted(command))
                .contains("Did you mean \"--json\"?")
                .contains("trackyard %s --help".formatted(command))
                .contains("(exit 2)");
    }

    @ParameterizedTest
    @CsvSource({"statsu, status", "lst, list", "wiat, wait", "docter, doctor", "hepl, help"})
    void anUnknownCommandIsAnsweredWithTheNearest(String typed, String meant) {
        Typed refused = Typed.of(typed);

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("no command '%s'".formatted(typed), "Did you mean \"%s\"?".formatted(meant));
    }

    @ParameterizedTest
    @CsvSource({"stop, trackyard worker --stop", "status, trackyard doctor", "--status, trackyard doctor"})
    void aWordThatTheServerTakesIsAnsweredWithWhatTheWorkerHas(String typed, String meant) {
        Typed refused = Typed.of("worker", typed);

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains(meant);
    }

    @Test
    void helpNamesWhatIsAskedAndWrapsItsSentences() {
        assertThat(help("run")).contains("6 the run is paused or asks something");
        assertThat(help("answer")).contains("gate, calibration, authentication, budget, new-tasks or new-commands.");
        assertThat(Typed.of("worker", "--help").out()).doesNotContain("\ntakes them up again.");
    }

    private static String help(String command) {
        return Typed.of(command, "--help").out().replaceAll("\\s+", " ");
    }

    @Test
    void aHiddenCommandIsNotSuggested() {
        assertThat(Typed.of("warm-upp").err()).doesNotContain("Did you mean");
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "--version"})
    void saysItsVersionWithoutAHome(String word) {
        Typed version = Typed.of(word);

        assertThat(version.status()).isZero();
        assertThat(version.out()).startsWith("trackyard ").contains("Java " + Runtime.version());
    }

    @Test
    void theVersionIsADocumentToo() {
        DocumentSchema.of("version").accepts(Typed.of("version", "--json").out());
    }

    @Test
    void profilesAreShownOutsideOfARepositoryToo() {
        assertThat(Typed.of("profile").out()).contains("native", "beads", "planning", "taskxml", "queue", "background");
        assertThat(Typed.of("profile", "beads").out()).contains("The system's own", "limits.attempts");
        DocumentSchema.of("profile")
                .accepts(Typed.of("profile", "queue", "--json").out());
    }

    @Test
    void aProfileThatIsNoneIsRefusedWithThoseThereAre() {
        Typed refused = Typed.of("profile", "bead");

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("there is no profile \"bead\"", "Did you mean \"beads\"?");
    }

    @Test
    void aColourThatIsNoneIsRefused() {
        Typed refused = Typed.in(Map.of("COLUMNS", "120"), "version", "--color", "blue");

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("'blue' is not auto, always or never");
    }

    @Test
    void aMistakeIsADocumentForPrograms() {
        Typed refused = Typed.of("status", "--json", "--bogus");

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).isEmpty();
        DocumentSchema.of("error").accepts(refused.out());
    }

    @Test
    void colourIsUsedWhereItIsAskedForAndNowhereElse() {
        Map<String, String> loud = Map.of("NO_COLOR", "1");

        assertThat(Typed.in(loud, "list", "--limit", "0", "--color", "always").err())
                .contains("\u001b[");
        assertThat(Typed.of("list", "--limit", "0").err()).doesNotContain("\u001b[");
        assertThat(Typed.in(Map.of("CLICOLOR_FORCE", "1", "NO_COLOR", "1"), "list", "--limit", "0")
                        .err())
                .doesNotContain("\u001b[");
    }

    @Test
    void errorsKeepToTheWidthOfTheTerminal() {
        String err =
                Typed.in(Map.of("COLUMNS", "50"), "run", "--agent-command", "x").err();

        assertThat(err.lines()).isNotEmpty().allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(50));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 day", "-5s", "soon", ""})
    void aTimeThatIsNoneIsRefused(String time) {
        Typed refused = Typed.of("wait", "--timeout", time);

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("is no time; write it as 90s, 10m or 2h");
    }

    @Test
    void landingHasTwoWays() {
        assertThat(Typed.of("run", "--land=rebase").err()).contains("--land takes ff or merge, not 'rebase'");
    }
}
