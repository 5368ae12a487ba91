package io.trackyard.source.beads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackyard.activity.TaskNews;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.process.Command;
import io.trackyard.process.CommandRunner;
import io.trackyard.source.FixTask;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.TaskSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the real {@code bd}, where it is on PATH: what it calls ready is what a run begins with. */
class RealBdIT {
    private static final Path SHARED =
            Path.of("../../shared/data/beads").toAbsolutePath().normalize();
    private static final String ACTOR = "trackyard/swift-otter";

    @TempDir
    Path home;

    private Map<String, String> environment;
    private BdProgram bd;
    private Path repository;

    @BeforeEach
    void aRepositoryWithADatabase() throws Exception {
        environment = new TreeMap<>(Map.of(
                "PATH", String.valueOf(System.getenv("PATH")),
                "HOME", home.toString(),
                "GIT_CONFIG_COUNT", "0"));
        repository = Files.createDirectory(home.resolve("repository"));
        bd = BdProgram.in(repository, environment).within(Duration.ofMinutes(5));
        assumeTrue(bd.isThere(), "skipped: bd is not on PATH");
        run("git", "init", "-q", "-b", "main");
        run("git", "config", "user.name", "t");
        run("git", "config", "user.email", "t@localhost");
        run("bd", "init", "-p", "bd", "--quiet");
    }

    @Test
    void beginsWithWhatBdCallsReady() {
        run("bd", "config", "set", "types.custom", "agent,convoy,message");
        for (String file : List.of("beads-viewer-small.jsonl", "beads.jsonl")) {
            assumeTrue(Files.exists(SHARED.resolve(file)), "skipped: the public beads files are not at ../shared/data");
            run("bd", "import", SHARED.resolve(file).toString());

            Set<String> ready = bd.ask(new BdCommand(List.of("ready", "--json", "--limit=0"))).stream()
                    .filter(issue -> Set.of("task", "bug", "feature", "chore", "decision")
                            .contains(issue.path("issue_type").asText()))
                    .map(issue -> issue.path("id").asText())
                    .collect(Collectors.toSet());
            Set<String> begun = source().read(KnownTasks.NONE).tasks().tasks().stream()
                    .filter(task -> task.needs().isEmpty())
                    .map(task -> task.id().text())
                    .collect(Collectors.toSet());

            assertThat(begun).as(file).containsAll(ready);
            assertThat(begun).as(file).isEqualTo(ready);
        }
    }

    @Test
    void writesWhatBecameOfTasksSoThatBdTellsIt() {
        String first = created("--title=First", "--type=task");
        String epic = created("--title=Epic", "--type=epic");
        String child = created("--title=Child", "--description=Do it", "--parent=" + epic);
        String last = created("--title=Last", "--type=task");
        run("bd", "dep", "add", last, epic);

        write(news(first, TaskNews.Kind.CLAIMED, 1), news(child, TaskNews.Kind.CLAIMED, 2));
        assertThat(field(first, "assignee")).isEqualTo(ACTOR);
        assertThat(field(first, "status")).isEqualTo("in_progress");
        write(news(first, TaskNews.Kind.ABANDONED, 3), news(child, TaskNews.Kind.INTEGRATED, 4));
        write(news(last, TaskNews.Kind.CLAIMED, 5), news(last, TaskNews.Kind.INTEGRATED, 6));

        assertThat(field(first, "status")).isEqualTo("blocked");
        assertThat(field(first, "notes")).contains("given up after 3 attempts: -f looks like an option");
        assertThat(field(child, "status")).isEqualTo("closed");
        assertThat(field(epic, "status")).isEqualTo("closed");
        assertThat(field(last, "close_reason")).endsWith(" on " + ACTOR);
        assertThat(run("git", "status", "--porcelain")).isEmpty();
    }

    @Test
    void addsFixesOnceAndInTheWayOfTheNextPhase() {
        TaskId origin = TaskId.of(created("--title=Origin", "--type=task"));
        TaskId next = TaskId.of(created("--title=Next", "--type=task"));
        List<FixTask> fixes = List.of(new FixTask("Mend it", "It is broken.", 1, Optional.of(origin)));

        List<TaskId> ids = source().fixes().orElseThrow().write("swift-otter", "phase-1/round-1", fixes, List.of(next));
        List<TaskId> again =
                source().fixes().orElseThrow().write("swift-otter", "phase-1/round-1", fixes, List.of(next));

        assertThat(again).isEqualTo(ids).hasSize(1);
        JsonNode fix = issue(ids.get(0).text());
        assertThat(fix.path("issue_type").asText()).isEqualTo("bug");
        assertThat(fix.path("labels").toString()).isEqualTo("[\"calibration\"]");
        assertThat(fix.path("dependencies").toString())
                .contains("discovered-from")
                .contains(origin.text());
        assertThat(source().read(KnownTasks.NONE).tasks().tasks())
                .filteredOn(task -> task.id().equals(next))
                .flatExtracting(Task::needs)
                .containsExactlyElementsOf(ids);
    }

    private TaskSource source() {
        return new BeadsFormat(time -> {}, InstantSource.system(), environment)
                .in(repository, repository)
                .get(0);
    }

    private void write(TaskNews... news) {
        source().writer().orElseThrow().write("swift-otter", List.of(news));
    }

    private static TaskNews news(String id, TaskNews.Kind kind, long at) {
        return new TaskNews(id, kind, "0123456789abcdef", "-f looks like an option", 3, at);
    }

    private String created(String... options) {
        List<String> arguments = new ArrayList<>(List.of("create", "--json"));
        arguments.addAll(List.of(options));
        return bd.ask(new BdCommand(arguments)).get(0).path("id").asText();
    }

    private String field(String id, String key) {
        return issue(id).path(key).asText();
    }

    private JsonNode issue(String id) {
        return bd.ask(BdCommand.list()).stream()
                .filter(issue -> issue.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String run(String... arguments) {
        return new CommandRunner()
                .run(Command.of(arguments)
                        .in(repository)
                        .withEnvironment(environment)
                        .within(Duration.ofMinutes(5)))
                .orThrow()
                .stdout();
    }
}
