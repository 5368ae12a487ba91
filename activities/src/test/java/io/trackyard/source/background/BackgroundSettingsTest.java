package io.trackyard.source.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trackyard.plan.Changes;
import io.trackyard.policy.Budget;
import io.trackyard.policy.Budget.Per;
import io.trackyard.policy.Budget.Then;
import io.trackyard.policy.Resources;
import io.trackyard.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of background tasks, and by whom. */
class BackgroundSettingsTest {
    @TempDir
    private Path directory;

    @Test
    void theProfileIsTheSystemsOwn() {
        BackgroundSettings profile = BackgroundFile.profile();

        assertThat(profile.slots()).isEqualTo(5);
        assertThat(profile.sessionSeconds()).isEqualTo(1800);
        assertThat(profile.notifications()).isTrue();
        assertThat(profile.kinds().names())
                .containsExactly("explore", "librarian", "oracle", "frontend-engineer", "maxvision-executor");
        assertThat(profile.kind("frontend-engineer").changes()).isEqualTo(Changes.REQUIRED);
        assertThat(profile.kind("explore").changes()).isEqualTo(Changes.NONE);
    }

    @Test
    void aKindOfOnesOwnIsAddedAndOneThatShipsIsOverlaid() {
        BackgroundSettings settings =
                BackgroundFile.parse("""
                maxParallel: 0
                mirrors: ~/.claude/.sisyphus/background-tasks
                kinds:
                  explore: {client: claude -p, model: haiku}
                  reviewer: {persona: You review., permission: read-only, changes: optional}
                """, "background.yaml").over(BackgroundFile.profile());

        assertThat(settings.slots()).isZero();
        assertThat(settings.mirrors()).contains("~/.claude/.sisyphus/background-tasks");
        assertThat(settings.kind("explore").client()).isEqualTo("claude -p");
        assertThat(settings.kind("explore").permission()).isEqualTo("read-only");
        assertThat(settings.kind("reviewer").prompt("this")).isEqualTo("You review.\n\nthis");
        assertThat(settings.kind("reviewer").changes()).isEqualTo(Changes.OPTIONAL);
    }

    @Test
    void anUnknownKindIsRefusedWithTheList() {
        ProblemException refused = catchThrowableOfType(
                ProblemException.class, () -> BackgroundFile.profile().kind("exlore"));

        assertThat(refused.problem().code()).isEqualTo("unknown-kind");
        assertThat(refused.problem().why())
                .isEqualTo("the kinds are explore, librarian, oracle, frontend-engineer, maxvision-executor");
        assertThat(refused.problem().remedies().get(0).effect()).isEqualTo("did you mean \"explore\"?");
    }

    @Test
    void allFaultsOfTheFileAreListed() {
        assertThatThrownBy(() -> BackgroundFile.parse("maxParalel: 5\nkinds: [a]\n", "background.yaml"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().why())
                                .contains("line 1: \"maxParalel\" is no key")
                                .contains("line 2: kinds is a mapping"));
    }

    @Test
    void theAgentIsTheOneThatWasTypedThenTheKindsThenTheUsual() {
        BackgroundSettings settings = BackgroundFile.parse(
                "agent: usual\nkinds: {a: {client: kinds, lines: {text: t}}, b: {model: m}}", "background.yaml");

        assertThat(settings.agentOf(Optional.of("typed"), Optional.of(settings.kind("a")))
                        .command())
                .isEqualTo("typed");
        assertThat(settings.agentOf(Optional.empty(), Optional.of(settings.kind("a")))
                        .command())
                .isEqualTo("kinds");
        assertThat(settings.agentOf(Optional.empty(), Optional.of(settings.kind("a")))
                        .lines())
                .isNotNull();
        assertThat(settings.agentOf(Optional.empty(), Optional.of(settings.kind("b")))
                        .command())
                .isEqualTo("usual");
        assertThatThrownBy(() -> BackgroundFile.profile().agentOf(Optional.empty(), Optional.empty()))
                .hasMessageContaining("no agent is named");
    }

    @Test
    void whatBoundsAllSessionsOfAHostIsTakenFromTheRepository() throws IOException {
        Files.writeString(directory.resolve("trackyard.yaml"), """
                limits: {accountSessions: 2, hostSessions: 7, attempts: 5}
                budgets: {run: {sessions: 9}, day: {sessions: 3}, account: {warn: {sessions: 2}}}
                """);

        BackgroundSettings settings = BackgroundFile.profile().over(BackgroundFile.ofRepository(directory));

        assertThat(settings.resources()).isEqualTo(new Resources(1024, 2048, 2, 7));
        assertThat(settings.budgets())
                .containsExactly(
                        new Budget(Per.DAY, Then.STOP, null, null, null, 3L),
                        new Budget(Per.ACCOUNT, Then.WARN, null, null, null, 2L));
        assertThat(BackgroundFile.profile().budgets()).isEmpty();
    }

    @Test
    void claudeCodesSettingsAreReadAndNeverComplainedAbout() throws IOException {
        Path file = Files.createDirectories(directory.resolve(".claude")).resolve("settings.json");
        Map<String, String> environment = Map.of("HOME", directory.toString());
        Files.writeString(file, """
                {"background_notifications": false, "model": "opus",
                 "sisyphus": {"max_background_tasks": 10, "background_execution": false}}
                """);

        BackgroundSettings settings = ClaudeSettings.read(environment).over(BackgroundFile.profile());
        assertThat(settings.slots()).isEqualTo(10);
        assertThat(settings.notifications()).isFalse();
        assertThat(settings.detached()).isFalse();

        Files.writeString(file, "// no JSON");
        assertThat(ClaudeSettings.read(environment)).isEqualTo(BackgroundSettings.NONE);
        Files.delete(file);
        assertThat(ClaudeSettings.read(environment)).isEqualTo(BackgroundSettings.NONE);
    }

    @Test
    void aListHoldsAPromptOrAnObjectOnEachLine() {
        List<BackgroundPrompt> prompts = BackgroundList.read("""
                # questions

                Where are sessions ended?
                {"prompt": "What does flock promise?", "agent": "librarian", "id": "flock"}
                """, "questions.txt");

        assertThat(prompts)
                .containsExactly(
                        new BackgroundPrompt("Where are sessions ended?", null, null),
                        new BackgroundPrompt("What does flock promise?", "flock", "librarian"));
    }

    @Test
    void everyBadLineOfAListIsNamed() {
        assertThatThrownBy(() -> BackgroundList.read("{\"prompt\": 5}\ngood\n{\"promt\": \"x\"\n", "questions.txt"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().why())
                                .contains("questions.txt:1  prompt is a text, not 5")
                                .contains("questions.txt:3  this line begins as a JSON object"));
    }
}
