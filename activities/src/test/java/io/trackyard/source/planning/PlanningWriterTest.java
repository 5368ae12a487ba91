package io.trackyard.source.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.activity.TaskNews;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.SourceWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanningWriterTest {
    private static final Instant WHEN = Instant.parse("2026-02-08T23:30:15.5Z");

    private static final String ROADMAP = """
            # Roadmap

            - [x] **Phase 1: Setup** - done
            - [ ] **Phase 2: Auth & Sessions** - people sign in
            - [ ] **Phase 12: Later** - something

            ### Phase 2: Auth & Sessions
            **Depends on**: Phase 1
            **Plans**: 0/2 plans executed

            Plans:
            - [ ] 02-01: Schema, see 02-02
            - [ ] 02-01.5: Another number
            - [ ] **02-02-PLAN.md** — Login

            ### Phase 12: Later
            **Plans**: 0/2 plans executed

            | Phase | Plans Complete | Status      | Completed  |
            |-------|----------------|-------------|------------|
            | 1. Setup | 1/1 | Complete | 2026-02-01 |
            | 2. Auth & Sessions | 0/2            | Not started | -          |
            | 12. Later | 0/2 | Not started | - |

            <details><summary>v0</summary>

            - [ ] 02-01: Of another milestone
            </details>
            """;

    private static final String STATE = """
            ---
            gsd_state_version: 1.0
            status: executing
            stopped_at: Phase 1 verified complete
            last_updated: "2026-02-01T02:17:26Z"
            last_activity: 2026-02-01
            progress:
              total_phases: 3
              completed_phases: 1
              total_plans: 3
              completed_plans: 1
              percent: 33
            ---

            # Project State

            Phase: 1 of 3 (Setup)
            Plan: 1 of 1 in current phase
            Status: In progress
            Last activity: 2026-02-01 -- Phase 1 done

            Progress: [###-------] 33% (v1.0)

            Phase: 1 of 3 is only mentioned here
            """;

    @TempDir
    Path repository;

    private PlanningFiles files;

    @BeforeEach
    void begin() {
        files = new PlanningFiles(repository)
                .plan("01-setup/01-01")
                .summary("01-setup/01-01")
                .plan("02-auth/02-01")
                .plan("02-auth/02-02")
                .write("ROADMAP.md", ROADMAP)
                .write("STATE.md", STATE);
    }

    @Test
    void ticksAPlanAndNothingElse() {
        write(integrated("02-01", WHEN));

        assertThat(files.read("ROADMAP.md"))
                .isEqualTo(ROADMAP.replace("- [ ] 02-01: Schema", "- [x] 02-01: Schema")
                        .replaceFirst("0/2 plans executed", "1/2 plans executed")
                        .replace(
                                "| 2. Auth & Sessions | 0/2            | Not started | -          |",
                                "| 2. Auth & Sessions | 1/2            | In Progress | -          |"));
    }

    @Test
    void movesTheStateOn() {
        write(integrated("02-01", WHEN));

        assertThat(files.read("STATE.md")).isEqualTo("""
                        ---
                        gsd_state_version: 1.0
                        status: executing
                        stopped_at: Completed 02-01
                        last_updated: "2026-02-08T23:30:15Z"
                        last_activity: 2026-02-08
                        progress:
                          total_phases: 3
                          completed_phases: 1
                          total_plans: 3
                          completed_plans: 2
                          percent: 67
                        ---

                        # Project State

                        Phase: 2 of 3 (Auth & Sessions)
                        Plan: 2 of 2 in current phase
                        Status: Ready to execute
                        Last activity: 2026-02-08 -- Completed 02-01

                        Progress: [#######---] 67% (v1.0)

                        Phase: 1 of 3 is only mentioned here
                        """);
    }

    @Test
    void ticksThePhaseWithItsLastPlan() {
        write(integrated("02-01", WHEN), integrated("02-02", WHEN.plusSeconds(5)));

        assertThat(files.read("ROADMAP.md"))
                .contains(
                        "- [x] **Phase 2: Auth & Sessions** - people sign in (completed 2026-02-08)\n",
                        "- [ ] **Phase 12: Later** - something\n",
                        "**Plans**: 2/2 plans complete\n",
                        "- [x] **02-02-PLAN.md** — Login\n",
                        "| 2. Auth & Sessions | 2/2            | Complete    | 2026-02-08 |\n",
                        "| 12. Later | 0/2 | Not started | - |\n",
                        "- [ ] 02-01: Of another milestone\n");
        assertThat(files.read("STATE.md"))
                .contains(
                        "Plan: 2 of 2 in current phase\nStatus: Phase complete — ready for verification\n",
                        "-- Completed 02-02\n",
                        "Progress: [##########] 100% (v1.0)\n",
                        "  completed_phases: 2\n");
    }

    @Test
    void writesTheSameHoweverTheNewsCome() {
        write(integrated("02-01", WHEN));
        write(integrated("02-02", WHEN.plusSeconds(90_000)));
        String roadmap = files.read("ROADMAP.md");
        String state = files.read("STATE.md");

        write(integrated("02-02", WHEN.plusSeconds(90_000)));
        write(integrated("02-01", WHEN));
        write(integrated("02-01", WHEN), integrated("02-02", WHEN.plusSeconds(90_000)));

        assertThat(files.read("ROADMAP.md")).isEqualTo(roadmap).contains("2/2 ", "2026-02-10");
        assertThat(files.read("STATE.md")).isEqualTo(state).contains("Last activity: 2026-02-10 -- Completed 02-02");
    }

    @Test
    void isReadAgainAsItWasWritten() {
        files.summary("02-auth/02-01");
        write(integrated("02-01", WHEN));

        assertThat(files.content().tasks().tasks())
                .extracting(task -> task.id().text())
                .containsExactly("02-02");
        assertThat(RoadmapText.isTicked(files.read("ROADMAP.md"), new PlanName("02-01", "02-01", "")))
                .isTrue();
        assertThat(RoadmapText.isTicked(files.read("ROADMAP.md"), new PlanName("02-02", "02-02", "")))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = TaskNews.Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "INTEGRATED")
    void writesNothingOfAPlanThatIsNotIntegrated(TaskNews.Kind kind) {
        write(new TaskNews("02-01", kind, "", "", 1, WHEN.toEpochMilli()));
        write(integrated("02-01~1", WHEN));

        assertThat(files.read("ROADMAP.md")).isEqualTo(ROADMAP);
        assertThat(files.read("STATE.md")).isEqualTo(STATE);
    }

    @Test
    void keepsMarksLineEndsAndPermissions() throws IOException {
        files.write("ROADMAP.md", "\uFEFF" + ROADMAP.replace("\n", "\r\n"))
                .write("STATE.md", "\uFEFF" + STATE.replace("\n", "\r\n"));
        Files.setPosixFilePermissions(files.path("ROADMAP.md"), PosixFilePermissions.fromString("rw-r-----"));

        write(integrated("02-01", WHEN));

        assertThat(files.read("ROADMAP.md"))
                .startsWith("\uFEFF# Roadmap\r\n")
                .contains("- [x] 02-01: Schema, see 02-02\r\n");
        assertThat(files.read("ROADMAP.md").replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(files.read("STATE.md"))
                .startsWith("\uFEFF---\r\n")
                .contains("  completed_plans: 2\r\n", "Status: Ready to execute\r\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.path("ROADMAP.md"))))
                .isEqualTo("rw-r-----");
    }

    @Test
    void leavesNoFileBesideThem() throws IOException {
        write(integrated("02-01", WHEN));

        try (Stream<Path> left = Files.list(files.path(""))) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("ROADMAP.md", "STATE.md", "phases");
        }
    }

    @Test
    void takesBoldFieldsAndOldForms() {
        files.write("STATE.md", """
                **Current Phase:** 02
                **Current Plan:** 1
                **Total Plans in Phase:** 2
                **Status:** Executing
                **Last Activity:** 2026-02-01
                **Progress:** [███░░░░░░░] 33%
                """);

        write(integrated("02-01", WHEN));

        assertThat(files.read("STATE.md")).isEqualTo("""
                        **Current Phase:** 02
                        **Current Plan:** 2
                        **Total Plans in Phase:** 2
                        **Status:** Ready to execute
                        **Last Activity:** 2026-02-08 — Completed 02-01
                        **Progress:** [███████░░░] 67%
                        """);
    }

    @Test
    void doesNotMoveAPositionBack() {
        files.write(
                "STATE.md",
                "Phase: 12 of 12 (Later)\nPlan: 1 of 2 in current phase\nStatus: Waiting\nProgress: [░░░░░░░░░░] 0%\n");

        write(integrated("02-01", WHEN));

        assertThat(files.read("STATE.md"))
                .isEqualTo(
                        "Phase: 12 of 12 (Later)\nPlan: 1 of 2 in current phase\nStatus: Waiting\nProgress: [███████░░░] 67%\n");
    }

    @Test
    void leavesAStateWithoutAPosition() {
        String state = "Phase: None (between milestones)\nStatus: archived\n";
        files.write("STATE.md", state);

        write(integrated("02-01", WHEN));

        assertThat(files.read("STATE.md")).isEqualTo(state);
    }

    @Test
    void needsNeitherFile() throws IOException {
        Files.delete(files.path("ROADMAP.md"));
        Files.delete(files.path("STATE.md"));

        write(integrated("02-01", WHEN));

        assertThat(files.path("ROADMAP.md")).doesNotExist();
        assertThat(files.path("STATE.md")).doesNotExist();
    }

    @Test
    void namesTheFilesItChanges() {
        assertThat(writer().paths()).containsExactly(".planning/ROADMAP.md", ".planning/STATE.md");
    }

    @Test
    void countsTheMilestoneThatTheRoadmapNames() {
        files.plan("99-backlog/99-01").plan("99-backlog/99-02");

        write(integrated("02-01", WHEN));

        assertThat(files.read("STATE.md")).contains("  total_plans: 3\n", "  percent: 67\n");
    }

    private void write(TaskNews... news) {
        writer().write("run", List.of(news));
    }

    private SourceWriter writer() {
        assertThat(files.source().read(KnownTasks.NONE).faults()).isEmpty();
        return files.source().writer().orElseThrow();
    }

    private static TaskNews integrated(String task, Instant when) {
        return new TaskNews(task, TaskNews.Kind.INTEGRATED, "c0ffee", "done", 1, when.toEpochMilli());
    }
}
