package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackyard.testing.CommandResultAssert;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.YardTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work that was not made for Trackyard, carried out to its end. It lies beside a checkout, not in it. */
@YardTest
class SharedDataIT {
    private static final Path DATA = Path.of("..", "..", "shared", "data");
    private static final Path BEADS = DATA.resolve("beads");
    private static final Path PLANNING = DATA.resolve("planning-kubectl-fields");
    private static final Path TASK_XML = DATA.resolve("task-xml");

    /** A real tree of some hundred files: that of this program. */
    private static final List<Path> SOURCES =
            List.of(Path.of("..", "workflows", "src"), Path.of("..", "activities", "src"));

    @BeforeEach
    void needsTheData() {
        assumeTrue(Files.isDirectory(DATA), "skipped: the public files are not at ../shared/data");
    }

    @Test
    void carriesOutAndClosesTheIssuesOfBeadsViewer(TestYard yard) throws Exception {
        for (Path source : SOURCES) {
            copy(yard, source, source.toString().replace("../", ""));
        }
        beads(yard, "beads-viewer-small.jsonl");

        yard.startRun("--agents", "4");
        CommandResultAssert.assertThat(yard.await()).exitsWith(0);

        assertThat(integrated(yard)).hasSize(11);
        // what was open are eleven tasks and the four epics that close with them
        assertThat(yard.repository().git("show", yard.branch() + ":.beads/issues.jsonl"))
                .doesNotContain("\"status\":\"open\"", "\"status\":\"in_progress\"");
        assertThat(yard.trackyard("land").succeeds().err()).doesNotContain("refused");
        assertThat(yard.trackyard("plan").succeeds().out()).contains("Nothing to do.");
    }

    @Test
    void carriesOutTheOpenIssuesOfBeadsItself(TestYard yard) throws Exception {
        beads(yard, "beads.jsonl");

        yard.startRun("--agents", "8");
        CommandResultAssert.assertThat(yard.await()).exitsWith(0);

        // of 301 open issues 266 are ephemeral, which bd ready leaves out too
        assertThat(integrated(yard)).hasSize(10);
    }

    @Test
    void carriesOutTheSevenPlansOfKubectlFields(TestYard yard) throws Exception {
        copy(yard, PLANNING, "");
        Map<String, String> summaries = Map.of(
                "01-01", "01-foundation-input-pipeline",
                "01-02", "01-foundation-input-pipeline",
                "02-01", "02-annotation-engine",
                "02-02", "02-annotation-engine",
                "03-01", "03-output-polish-color",
                "03-02", "03-output-polish-color",
                "04-01", "04-extended-features");
        for (Map.Entry<String, String> plan : summaries.entrySet()) {
            String summary = ".planning/phases/%s/%s-SUMMARY.md".formatted(plan.getValue(), plan.getKey());
            Files.delete(yard.repository().path().resolve(summary));
            yard.agent(plan.getKey())
                    .writes("internal/" + plan.getKey() + ".go", "package internal\n")
                    .writes(summary, "done\n")
                    .endsWell();
        }
        yard.repository().write("trackyard.yaml", "verify: test -d .planning\n").commit("Plan");

        yard.startRun("--phase", "1");
        CommandResultAssert.assertThat(yard.await()).exitsWith(0);
        assertThat(integrated(yard)).containsExactlyInAnyOrder("01-01", "01-02");
        yard.trackyard("land").succeeds();
        yard.startRun();

        CommandResultAssert.assertThat(yard.await()).exitsWith(0);
        assertThat(integrated(yard)).containsExactlyInAnyOrder("02-01", "02-02", "03-01", "03-02", "04-01");
    }

    @Test
    void carriesOutTheFirstLayerOfTaskXml(TestYard yard) throws Exception {
        copy(yard, TASK_XML, "docs/tasks/shelf");
        yard.repository().write("architecture.md", "It survives.\n").commit("Begin");
        yard.agent("L0-001")
                .writes(
                        ".gitignore",
                        "__pycache__/ *.py[cod] *.egg-info/ build/ dist/ .venv/ venv/ .pytest_cache/ *.db *.db-journal\n")
                .writes("app/__init__.py", "")
                .writes("tests/__init__.py", "")
                .endsWell();
        yard.agent("L0-002")
                .writes("app/api/__init__.py", "\"\"\"Routes.\"\"\"\n")
                .writes("app/models/__init__.py", "\"\"\"Models.\"\"\"\n")
                .writes("app/schemas/__init__.py", "\"\"\"Schemas.\"\"\"\n")
                .endsWell();

        yard.startRun();
        CommandResultAssert.assertThat(yard.await()).exitsWith(0);

        assertThat(integrated(yard)).containsExactlyInAnyOrder("L0-001", "L0-002");
        assertThat(yard.trackyard("plan").succeeds().out()).contains("Nothing to do.");
    }

    private static void beads(TestYard yard, String file) throws IOException {
        yard.repository()
                .write(".beads/issues.jsonl", Files.readString(BEADS.resolve(file)))
                .write("trackyard.yaml", "verify: test -d notes\n")
                .commit("Issues");
    }

    private static List<String> integrated(TestYard yard) {
        List<String> ids = new ArrayList<>();
        for (JsonNode task : yard.status().path("tasks")) {
            if (!task.path("state").asText().equals("held")) {
                assertThat(task.path("state").asText()).as(task.toString()).isEqualTo("integrated");
                ids.add(task.path("id").asText());
            }
        }
        return ids;
    }

    private static void copy(TestYard yard, Path from, String to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String relative = from.relativize(file).toString();
                yard.repository().write(to.isEmpty() ? relative : to + "/" + relative, Files.readString(file));
            }
        }
    }
}
