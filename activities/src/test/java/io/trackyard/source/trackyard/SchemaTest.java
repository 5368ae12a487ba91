package io.trackyard.source.trackyard;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.trackyard.source.Profile;
import io.trackyard.source.ProfileSheet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema that ships and the reader say the same of a file. */
class SchemaTest {
    private static final Path ROOT = Path.of("..");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "agent: claude -p",
                "agents: {reviewer: {client: claude, persona: You review., model: opus, permission: read-only, changes: none}}",
                "agents: {json: {client: coder --json, lines: {text: message.text, outcome: status, success: done}}}",
                "agent: {command: x, environment: HOME}",
                "agent: {command: x, ends: {exit: 3, is: success}}",
                "agent: {command: x, ends: [{exit: 0, pattern: a, is: quota, resetPattern: 'at (.*)'}]}",
                "agent: {command: x, lines: {text: a.b, conversation: c, outcome: d, success: [e, f], cost: g, input: h, output: i}}",
                "agent: {command: x, lines: {outcome: d, success: e}}",
                "prompt: |\n  Mind the tests.\n\n  {task}\n  {rules}\n",
                "agent: {client: claude, later: {2: {model: opus}, 3: {agent: codex, model: m}}}",
                "limits: {stalledAfter: 0}\ngateTimeout: inconclusive",
                "limits: {stalledAfter: 10m}",
                "tasks: [{id: a, prompt: p, stalledAfter: 0}, {id: b, prompt: p, stalledAfter: 1h}]",
                "verify: []",
                "setup: [a, {command: b, timeout: 90s}]",
                "setup: {copy: [.env, 'conf/*.local'], timeout: 5}",
                "limits: {maxParallel: 200, mergeAttempts: 0, minFreeMemory: 1 GiB, sessionTimeout: '90', snapshotEvery: 0, reservationWait: 0}",
                "limits: {checkOutput: 10 GiB, sessionOutput: 1MiB}\nnoisySession: end",
                "budgets: {attempt: {tokens: 400k}, run: {dollars: 2.50, time: 8h, sessions: 9, warn: {tokens: 7}}}",
                "sandbox: bwrap",
                "sandbox: {agents: none, checks: podman run --rm x, network: true}",
                "sandbox: {checks: bwrap, network: off, writable: [~/.m2, /var/cache]}",
                "barrier: none\nonAbandon: stop\nunknownNeed: hold\nunknownScope: own-track\noutsideScope: warn",
                "calibration: {calibrators: [./a, {command: ./b, timeout: 90s}], agent: false, rounds: 0}",
                "tasks: [{id: a, title: A, agent: codex exec, model: large, setup: [npm ci, {command: make, timeout: 1h}]}]",
                "notify: none\nonAbandon: ask\ncloseWhen: landed",
                "notify: waiting",
                "notify: []",
                "notify: [failure, done]",
                "tasks: []",
                "tasks: [{id: 7, title: 1.5, needs: 6, priority: 0}]",
                "tasks: [{id: a, prompt: p, needs: [], verify: 'true', changes: none, scope: '**', priority: P4}]"
            })
    void takesWhatTheReaderTakes(String text) {
        assertThat(TrackyardFile.parse(text, "trackyard.yaml").faults()).isEmpty();
        assertThat(complaintsOf(text)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.trackyard.source.trackyard.BadFiles#seenBySchemas")
    void refusesWhatTheReaderRefuses(BadFiles.BadFile bad) {
        assertThat(complaintsOf(bad.text())).isNotEmpty();
    }

    @Test
    void holdsForTheProfiles() throws IOException {
        for (String name : ProfileSheet.NAMES) {
            String schema = name.equals("background") ? "trackyard-background" : "trackyard";
            try (InputStream profile = Profile.class.getResourceAsStream("profiles/" + name + ".yaml")) {
                String text = new String(profile.readAllBytes(), StandardCharsets.UTF_8);
                String settings = text.substring(text.indexOf("\n\n")); // what it is stands above
                assertThat(complaintsOf(schema, settings)).as(name).isEmpty();
            }
        }
    }

    @Test
    void holdsForEveryExampleInTheDocumentsAndTheProject() throws IOException {
        List<String> examples = new ArrayList<>();
        for (String page : List.of("docs/plan-format.md", "docs/agents.md", "docs/sources/beads.md")) {
            Matcher block = Pattern.compile("(?s)( *)```yaml\n(.*?)```").matcher(Files.readString(ROOT.resolve(page)));
            block.results().forEach(found -> examples.add(found.group(2).replaceAll("(?m)^" + found.group(1), "")));
        }
        assertThat(examples).hasSizeGreaterThanOrEqualTo(2);
        if (Files.isDirectory(ROOT.resolve("examples"))) {
            try (Stream<Path> files = Files.walk(ROOT.resolve("examples"))) {
                for (Path file :
                        files.filter(path -> path.endsWith(TrackyardFile.NAME)).toList()) {
                    examples.add(Files.readString(file));
                }
            }
        }

        assertThat(examples).allSatisfy(example -> {
            assertThat(complaintsOf(example)).isEmpty();
            assertThat(TrackyardFile.parse(example, "example").faults()).isEmpty();
        });
    }

    private static List<Error> complaintsOf(String yaml) {
        return complaintsOf("trackyard", yaml);
    }

    private static List<Error> complaintsOf(String name, String yaml) {
        String document = yaml.isBlank() ? "null" : yaml;
        try (InputStream stream = Profile.class.getResourceAsStream(name + ".schema.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(stream);
            return schema.validate(document, InputFormat.YAML);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
