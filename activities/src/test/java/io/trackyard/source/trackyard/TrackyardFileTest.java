package io.trackyard.source.trackyard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.plan.Changes;
import io.trackyard.plan.Check;
import io.trackyard.plan.Position;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskAgent;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.TaskLimits;
import io.trackyard.plan.UnknownNeed;
import io.trackyard.policy.Budget;
import io.trackyard.policy.Budget.Per;
import io.trackyard.policy.Budget.Then;
import io.trackyard.policy.EndRule;
import io.trackyard.policy.EndRule.Meaning;
import io.trackyard.policy.EvidenceRules;
import io.trackyard.policy.LineFields;
import io.trackyard.policy.ReservationRules;
import io.trackyard.policy.RunPolicy.OnAbandon;
import io.trackyard.policy.Setup;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.problem.Remedy;
import io.trackyard.source.AgentChoice;
import io.trackyard.source.DoubtingSettings;
import io.trackyard.source.Settings;
import io.trackyard.source.Settings.Limits;
import io.trackyard.source.text.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackyardFileTest {

    @Test
    void readsATaskWithAllItsKeys() {
        TrackyardFile file = parse("""
                tasks:
                  - id: api-model
                    title: Add the  model
                    prompt: |
                      Write it.
                    needs: [db, 007]
                    scope: [src/**, docs]
                    verify:
                      - make lint
                      - command: make test
                        timeout: 10m
                    changes: optional
                    priority: P1
                    attempts: 5
                    timeout: 2h
                    agent: codex exec
                    model: large
                    setup: npm ci
                """);

        assertThat(file.faults()).isEmpty();
        assertThat(file.tasks())
                .containsExactly(Task.draft(TaskId.of("api-model"))
                        .title("Add the model")
                        .prompt("Write it.\n")
                        .priority(1)
                        .needs(List.of(TaskId.of("db"), TaskId.of("007")))
                        .scope(Scope.declared("src/**", "docs"))
                        .checks(List.of(Check.of("make lint"), new Check("make test", 600)))
                        .changes(Changes.OPTIONAL)
                        .limits(new TaskLimits(5, 7200))
                        .agent(new TaskAgent("codex exec", "large"))
                        .setup(List.of(new Check("npm ci", 900)))
                        .position(new Position("trackyard.yaml", 2))
                        .build());
    }

    @Test
    void givesATaskOfTwoKeysSensibleValues() {
        TrackyardFile file = parse("tasks: [{id: 1.10, title: 42}]");

        assertThat(file.faults()).isEmpty();
        assertThat(file.tasks())
                .containsExactly(Task.draft(TaskId.of("1.10"))
                        .title("42")
                        .prompt("42")
                        .priority(2)
                        .position(new Position("trackyard.yaml", 1))
                        .build());
    }

    @Test
    void readsWhatTheEndsOfAnAgentMean() {
        TrackyardFile file = parse("""
                agent:
                  command: claude -p
                  ends:
                    - {exit: 1, pattern: hit your .* limit, is: quota, resetPattern: 'resets (\\S+) \\((.+)\\)'}
                    - {pattern: overloaded, is: overloaded}
                    - {exit: 7, is: authentication}
                """);

        assertThat(file.faults()).isEmpty();
        assertThat(file.settings().agent().ends())
                .containsExactly(
                        new EndRule(1, "hit your .* limit", Meaning.QUOTA, "resets (\\S+) \\((.+)\\)"),
                        new EndRule(null, "overloaded", Meaning.OVERLOADED, null),
                        EndRule.ofExit(7, Meaning.AUTHENTICATION));
    }

    @Test
    void readsWhereTheLinesOfAnAgentSayWhatThereIsToKnow() {
        TrackyardFile file = parse("""
                agent:
                  command: coder --json
                  lines: {text: message.text, conversation: session, outcome: status, success: [done, nothing]}
                """);

        assertThat(file.faults()).isEmpty();
        assertThat(file.settings().agent().lines())
                .isEqualTo(new LineFields(
                        "message.text", "session", "status", List.of("done", "nothing"), null, null, null));
        assertThat(file.settings().agent().orRefuse().lines())
                .isEqualTo(file.settings().agent().lines());
    }

    @Test
    void refusesLinesOfAClientAndNamesThatAreNone() {
        assertThat(parse("agent: {client: claude, lines: {text: a}}").faults())
                .extracting(Problem::what)
                .containsExactly("lines are a command's: what those of claude say is known");
        assertThat(parse("agent: {command: x, lines: {text: /a/b, success: done}}")
                        .faults())
                .extracting(Problem::what)
                .containsExactlyInAnyOrder(
                        "lines says by outcome which field success is about",
                        "text is the name of a field, or names with dots between them, not \"/a/b\"");
    }

    @Test
    void readsAllSettings() {
        TrackyardFile file = parse("""
                agent: {command: codex exec, environment: [OPENAI_API_KEY], account: team}
                verify: make check
                setup: {commands: [npm ci, {command: make deps, timeout: 30}], copy: .env*, timeout: 20m}
                limits: {maxParallel: 7, attempts: 2, sessionTimeout: 90s, stalledAfter: 5m, mergeAttempts: 0, minFreeMemory: 512MiB, minFreeDisk: 3GiB, snapshotEvery: 2m, accountSessions: 3, hostSessions: 12, reservationWait: 90s}
                barrier: none
                onAbandon: stop
                unknownNeed: ignore
                requireChecks: true
                evidence: {noTestRan: fail, addedSkips: off, redBase: continue}
                """);

        Settings settings = file.settings();
        assertThat(file.faults()).isEmpty();
        assertThat(file.tasks()).isNull();
        assertThat(settings.agent()).isEqualTo(new AgentChoice("codex exec", List.of("OPENAI_API_KEY"), "team", null));
        assertThat(settings.gate()).containsExactly(Check.of("make check"));
        assertThat(settings.setup())
                .isEqualTo(new Setup(List.of(new Check("npm ci", 1200), new Check("make deps", 30)), List.of(".env*")));
        assertThat(settings.limits()).isEqualTo(new Limits(7, 2, 90, 300, 0, 512L, 3072L, 120, 3, 12));
        assertThat(settings.reservations()).isEqualTo(new ReservationRules(90));
        assertThat(settings.rules().onAbandon()).isEqualTo(OnAbandon.STOP);
        assertThat(settings.rules().unknownNeed()).isEqualTo(UnknownNeed.IGNORE);
        assertThat(settings.rules().requireChecks()).isTrue();
        assertThat(settings.rules().unknownScope()).isNull();
        assertThat(settings.doubting())
                .isEqualTo(new DoubtingSettings(
                        EvidenceRules.Level.FAIL, null, EvidenceRules.Level.OFF, null, EvidenceRules.RedBase.CONTINUE));
    }

    @Test
    void readsHowMuchMayBeSpent() {
        TrackyardFile file = parse("""
                budgets:
                  attempt: {tokens: 400k}
                  run: {dollars: 50, time: 8h, sessions: 200, warn: {dollars: 40.5, tokens: 2M}}
                  day: {warn: {dollars: 1}}
                """);

        assertThat(file.faults()).isEmpty();
        assertThat(file.settings().budgets())
                .containsExactly(
                        new Budget(Per.ATTEMPT, Then.STOP, 400_000L, null, null, null),
                        new Budget(Per.RUN, Then.STOP, null, 50_000_000L, 28_800L, 200L),
                        new Budget(Per.RUN, Then.WARN, 2_000_000L, 40_500_000L, null, null),
                        new Budget(Per.DAY, Then.WARN, null, 1_000_000L, null, null));
    }

    @Test
    void readsAllThatACommandCanSay() {
        TrackyardFile file = parse("""
                verify:
                  - {command: make, directory: web, timeout: 9, environment: {CI: 1, A_b: x}, expect: {exit: 2, output: ok}}
                  - {command: make more, expect: {output: "passed$"}}
                """);

        assertThat(file.faults()).isEmpty();
        assertThat(file.settings().gate())
                .containsExactly(
                        new Check("make", 9, "web", Map.of("CI", "1", "A_b", "x"), new Check.Expectation(2, "ok")),
                        new Check("make more", 300, null, Map.of(), new Check.Expectation(0, "passed$")));
    }

    @Test
    void namesWhatACommandCannotSay() {
        List<Problem> faults = parse("""
                verify:
                  - {command: make, directory: ../up, environment: {a-b: x}, expect: {exit: 300, output: "("}}
                """).faults();

        assertThat(faults)
                .extracting(Problem::what)
                .satisfiesExactly(
                        fault -> assertThat(fault).contains("directory", "../up"),
                        fault -> assertThat(fault).contains("a-b"),
                        fault -> assertThat(fault).contains("exit"),
                        fault -> assertThat(fault).contains("regular expression"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.trackyard.source.trackyard.BadFiles#all")
    void namesWhatIsWrongAndWhere(BadFiles.BadFile bad) {
        List<Problem> faults = parse(bad.text()).faults();

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.what()).contains(bad.complaint());
            assertThat(fault.file()).isEqualTo("trackyard.yaml");
            assertThat(fault.line()).isEqualTo(bad.line());
        });
    }

    @Test
    void listsEveryFaultInTheOrderOfTheLines() {
        TrackyardFile file = parse("""
                taks: []
                tasks:
                  - id: a
                    title: A
                    promt: do it
                  - title: no id
                  - id: b
                    prompt: B
                    scope: ../elsewhere
                limits:
                  maxParallel: many
                """);

        assertThat(file.faults()).extracting(Problem::line).containsExactly(1, 5, 6, 9, 11);
        assertThat(file.faults().get(1).remedies())
                .extracting(Remedy::effect)
                .containsExactly("did you mean \"prompt\"?");
        assertThat(file.tasks()).extracting(task -> task.id().text()).containsExactly("a", "b");
    }

    @Test
    void readsAFileOfWindows(@TempDir Path directory) throws IOException {
        TrackyardFile file = readBytes(
                directory,
                "\uFEFFtasks:\r\n  - id: a\r\n    title: A\r\n    bad: 1\r\n".getBytes(StandardCharsets.UTF_8));

        assertThat(file.tasks()).extracting(Task::title).containsExactly("A");
        assertThat(file.faults()).extracting(Problem::line).containsExactly(4);
    }

    @Test
    void saysInWhichLineAFileStopsBeingText(@TempDir Path directory) {
        assertThatThrownBy(() -> readBytes(directory, new byte[] {'a', '\n', 0, '\n'}))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().line()).isEqualTo(2));
        assertThatThrownBy(() -> readBytes(directory, new byte[] {'a', '\n', '\n', (byte) 0xE9, '\n'}))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().line()).isEqualTo(3));
    }

    @Test
    void refusesALadderOfAliasesBeforeItUnfolds() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int step = 1; step < 40; step++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(step, step, step - 1, step - 1));
        }

        assertThat(parse(bomb.toString()).faults())
                .anySatisfy(fault -> assertThat(fault.what()).contains("anchors and aliases"));
    }

    @Test
    void refusesAFileThatIsNestedWithoutEnd() {
        assertThat(parse("tasks: " + "[".repeat(100_000)).faults()).hasSize(1);
    }

    /** Damage is a fault or it is none; it is never a failure of the reader. */
    @Test
    void survivesAnyDamage() {
        String sound =
                "# c\ntasks:\n  - id: a\n    prompt: |\n      do\n    verify: [make, {command: b}]\nlimits: {attempts: 3}\n";
        String marks = "{}[]:,&*!|>'\"%@`?-# \t\n\r\u0001\u0085\u2028\uD800~a0<";
        for (long seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(sound);
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                int at = random.nextInt(text.length());
                text.replace(at, at + random.nextInt(2), String.valueOf(marks.charAt(random.nextInt(marks.length()))));
            }

            assertThatCode(() -> parse(text.toString())).as("seed %d", seed).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "? [a, b]\n: c",
                "agent: !!java.io.File [x]",
                "%YAML 9.9\n---\na: b",
                "&a [*a]",
                "<<: {verify: x}"
            })
    void refusesTheCornersOfYaml(String text) {
        assertThat(parse(text).faults()).isNotEmpty();
    }

    @Test
    void takesAnEmptyFileForOneThatSaysNothing() {
        assertThat(parse("# nothing yet\n")).isEqualTo(TrackyardFile.ABSENT);
    }

    private static TrackyardFile parse(String text) {
        return TrackyardFile.parse(text, "trackyard.yaml");
    }

    private static TrackyardFile readBytes(Path directory, byte[] bytes) throws IOException {
        Path file = Files.write(directory.resolve("trackyard.yaml"), bytes);
        return TrackyardFile.read(SourceFile.of(directory, file));
    }
}
