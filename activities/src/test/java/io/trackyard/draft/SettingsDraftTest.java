package io.trackyard.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.agent.clients.KnownAgent;
import io.trackyard.plan.Check;
import io.trackyard.plan.PathPattern;
import io.trackyard.policy.ClientTerms.Client;
import io.trackyard.policy.Setup;
import io.trackyard.reading.FoundSource;
import io.trackyard.source.AgentChoice;
import io.trackyard.source.KeyGuide;
import io.trackyard.source.Settings;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.trackyard.TrackyardFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The first trackyard.yaml says what was found, and all that can be said. */
class SettingsDraftTest {
    private static final ProjectSurvey NOTHING =
            new ProjectSurvey(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    private static final ProjectSurvey MUCH = new ProjectSurvey(
            List.of(),
            List.of("make test", "echo 'a: b' # \"c\""),
            List.of("npm test"),
            List.of("npm ci"),
            List.of(".env", "app's/.env"),
            List.of("package-lock.json", "**/go.sum", "größe/🚂: #x/yarn.lock"),
            List.of(KnownAgent.CLAUDE, KnownAgent.GEMINI));

    private static final ProjectSurvey BEADS = found(source("beads"));
    private static final ProjectSurvey SEVERAL = found(source("beads"), source("queue"));

    private static final List<ProjectSurvey> ALL =
            List.of(NOTHING, MUCH, BEADS, found(source("taskxml")), found(source("planning")), SEVERAL);

    /** A # with no space behind, or with two: a setting that is not made. */
    private static final Pattern COMMENTED_OUT = Pattern.compile("(?m)^( *)#(?! \\S)");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @FieldSource("ALL")
    void isReadWithoutFaults(ProjectSurvey found) throws IOException {
        assertThat(read(SettingsDraft.of(found)).faults()).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void isReadWithoutFaultsToWhenEveryLineIsSet(ProjectSurvey found) throws IOException {
        assertThat(read(everythingSet(found)).faults()).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void holdsEveryKeyOfTheSchemaWithWhatItDecides(ProjectSurvey found) {
        String text = everythingSet(found);

        assertThat(KeyGuide.ofTrackyardFile().keys())
                .filteredOn(key -> found.sources().isEmpty() || !key.name().equals("tasks"))
                .filteredOn(key -> found.client().isEmpty()
                        || !List.of("agent.ends", "agent.lines").contains(key.name()))
                .allSatisfy(key -> assertThat(text).containsPattern(line(key)));
    }

    @Test
    void holdsEveryKeyThatATaskMayHave() {
        String text = everythingSet(NOTHING);

        assertThat(KeyGuide.ofTask().keys())
                .hasSizeGreaterThan(10)
                .allSatisfy(key ->
                        assertThat(text.substring(text.indexOf("\ntasks:"))).containsPattern(line(key)));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void fitsIntoAPage(ProjectSurvey found) {
        assertThat(SettingsDraft.of(found).lines().filter(line -> line.length() > 100))
                .allMatch(line -> !line.strip().startsWith("# "));
    }

    @Test
    void setsWhatWasFoundAndNothingElse() throws IOException {
        Settings settings = read(SettingsDraft.of(MUCH)).settings();

        assertThat(settings.gate()).containsExactly(Check.of("make test"), Check.of("echo 'a: b' # \"c\""));
        assertThat(settings.setup())
                .isEqualTo(new Setup(List.of(new Check("npm ci", 900)), List.of(".env", "app's/.env")));
        assertThat(settings.paths().shared())
                .extracting(PathPattern::text)
                .containsExactly("package-lock.json", "**/go.sum", "größe/🚂: #x/yarn.lock");
        assertThat(settings.agent()).isEqualTo(AgentChoice.ofClient(Client.CLAUDE));
        assertThat(settings.rules()).isEqualTo(Settings.Rules.NONE);
        assertThat(settings.limits()).isEqualTo(Settings.Limits.NONE);
    }

    @Test
    void namesOfFilesSetNothing() throws IOException {
        String odd = "a\nbarrier: none\u2028barrier: none\u0085\tb \u007f";
        FoundSource source = new FoundSource("taskxml", odd, odd);
        ProjectSurvey found = new ProjectSurvey(
                List.of(source), List.of(), List.of(), List.of(), List.of(odd), List.of(odd), List.of());

        TrackyardFile file = read(SettingsDraft.of(found));

        assertThat(file.faults()).isEmpty();
        assertThat(file.settings().rules()).isEqualTo(Settings.Rules.NONE);
        assertThat(file.settings().setup().copy()).containsExactly(odd);
    }

    @Test
    void setsNothingWhereNothingWasFound() throws IOException {
        assertThat(read(SettingsDraft.of(NOTHING))).isEqualTo(TrackyardFile.ABSENT);
    }

    @Test
    void proposesTheAgentsThatAreThere() {
        assertThat(SettingsDraft.of(MUCH))
                .contains("# On PATH: claude, gemini.", "\nagent:\n", "\n  client: claude\n", "# Or: client: gemini\n")
                .doesNotContain("ends:");
        assertThat(SettingsDraft.of(NOTHING)).contains("\n#agent:\n", "\n#  command: claude -p ");
        assertThat(SettingsDraft.of(NOTHING)).contains("none of claude, codex, gemini, opencode is on PATH");
    }

    @Test
    void writesNoTasksWhereThereAreSome() {
        assertThat(SettingsDraft.of(BEADS))
                .contains("# Tasks were found: beads · somewhere/beads.", "#confirmation: once", "#newTasks: add")
                .doesNotContain("tasks:");
        assertThat(SettingsDraft.of(SEVERAL)).contains("name it with --source");
    }

    @Test
    void showsTheValuesThatCountForTheTasksThatThereAre() {
        assertThat(SettingsDraft.of(NOTHING)).contains("#  maxParallel: 4\n", "trackyard profile native\n");
        assertThat(SettingsDraft.of(BEADS)).contains("#  maxParallel: 10\n", "trackyard profile beads\n");
    }

    private TrackyardFile read(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("trackyard.yaml"), text);
        return TrackyardFile.read(SourceFile.of(directory, file));
    }

    private static String everythingSet(ProjectSurvey found) {
        return COMMENTED_OUT.matcher(SettingsDraft.of(found)).replaceAll("$1");
    }

    /** The key where it belongs, below a line that explains it or, of a block, its place. */
    private static String line(KeyGuide.Key key) {
        String last = key.name().substring(key.name().lastIndexOf('.') + 1);
        return "(?m)# .*\\n *(- )?" + last + ":";
    }

    private static FoundSource source(String name) {
        return new FoundSource(name, name + " · somewhere/" + name, "somewhere/" + name);
    }

    private static ProjectSurvey found(FoundSource... sources) {
        return new ProjectSurvey(
                Stream.of(sources).toList(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
