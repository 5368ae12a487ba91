package io.trackyard.display;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.plan.HeldTask;
import io.trackyard.plan.LayoutRules;
import io.trackyard.plan.LayoutRules.Barrier;
import io.trackyard.plan.LayoutRules.UnknownScope;
import io.trackyard.plan.Plan;
import io.trackyard.plan.Position;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.TaskList.Need;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairsViewTest {
    private static final LayoutRules QUEUE = new LayoutRules(Barrier.NONE, UnknownScope.OWN_TRACK);

    @Test
    void listsThePairsThatCannotRunSideBySide() {
        Golden.assertMatches("pairs.txt", Style.PLAIN.render(PairsView.of(queue(false), 80)));
    }

    @Test
    void listsEveryPairWhereThatIsWanted() {
        Golden.assertMatches("pairs-all.txt", Style.PLAIN.render(PairsView.of(queue(true), 80)));
    }

    @Test
    void tellsWhatRunsAlone() {
        Plan plan = new Plan(
                List.of(
                        task("a", new Scope.Unknown()),
                        task("b", Scope.declared("b")),
                        task("c", Scope.declared("c"), "b")),
                List.of(),
                List.of());

        String text = Style.PLAIN.render(
                PairsView.of(outline(plan, new LayoutRules(Barrier.PHASE, UnknownScope.EXCLUSIVE), false), 200));

        assertThat(text)
                .contains(
                        "0 can run side by side\n",
                        "3 cannot: 1 since one needs the other, 1 since one names no files,"
                                + " 1 since they lie in different phases",
                        "nothing of its phase runs beside a task that names no files: a",
                        "  b  c  data   c needs b");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 100, 200})
    void keepsWithinItsWidth(int width) {
        assertThat(PairsView.of(queue(true), width))
                .allSatisfy(line -> assertThat(line.width()).isLessThanOrEqualTo(width));
    }

    @Test
    void keepsToTheSchemaOfThePlan() {
        for (boolean every : List.of(true, false)) {
            DocumentSchema.of("plan").accepts(PlanJson.of(queue(every), Optional.empty()));
        }
    }

    @Test
    void tellsProgramsTheSame() throws Exception {
        JsonNode pairs = new ObjectMapper()
                .readTree(PlanJson.of(queue(false), Optional.empty()))
                .path("pairs");

        assertThat(pairs.path("all").asInt()).isEqualTo(15);
        assertThat(pairs.path("listed")).hasSize(15 - pairs.path("sideBySide").asInt());
        assertThat(pairs.at("/listed/0").toString())
                .isEqualTo(
                        "{\"first\":\"001\",\"second\":\"002\",\"sideBySide\":false,\"stoppedBy\":[{\"kind\":\"needs\","
                                + "\"task\":\"002\",\"needs\":\"001\",\"file\":\".agent/queue/001-pending-a.md\",\"line\":5,"
                                + "\"through\":[]}]}");
    }

    /** A layout of thousands stays quick, and nobody is shown millions of pairs. */
    @Test
    void isBoundedForThousandsOfTasks() throws Exception {
        List<Task> tasks = new ArrayList<>();
        for (int number = 0; number < 4_000; number++) {
            Scope scope = Scope.declared("src/%d.js".formatted(number % 40), "src/%d.js".formatted(number % 41));
            tasks.add(number == 0 ? task("t0", scope) : task("t" + number, scope, "t" + number / 2));
        }
        PairsOutline outline = outline(new Plan(tasks, List.of(), List.of()), QUEUE, true);

        Assertions.assertTimeout(Duration.ofSeconds(20), () -> {
            List<Line> lines = PairsView.of(outline, 80);
            JsonNode pairs = new ObjectMapper()
                    .readTree(PlanJson.of(outline, Optional.empty()))
                    .path("pairs");

            assertThat(lines).hasSizeLessThan(1_000);
            assertThat(Style.PLAIN.render(lines)).contains("--json lists more");
            assertThat(pairs.path("listed")).hasSize(10_000);
            assertThat(pairs.path("leftOff").asLong()).isEqualTo(4_000L * 3_999 / 2 - 10_000);
        });
    }

    private static PairsOutline queue(boolean every) {
        Plan plan = new Plan(
                List.of(
                        task("001", new Scope.Unknown()),
                        task("002", Scope.declared("src/a.js"), "001"),
                        task("003", Scope.declared("src/a.js", "src/b.js")),
                        task("004", Scope.declared("src/b.js"), "002"),
                        task("005", new Scope.Unknown()),
                        task("006", Scope.declared("docs"))),
                List.of(new HeldTask(TaskId.of("007"), "Held", "blocked")),
                List.of());
        return outline(plan, QUEUE, every);
    }

    private static PairsOutline outline(Plan plan, LayoutRules rules, boolean every) {
        return new PairsOutline(
                Pictures.outline(plan, rules),
                Map.of(new Need(TaskId.of("002"), TaskId.of("001")), new Position(".agent/queue/001-pending-a.md", 5)),
                every);
    }

    private static Task task(String id, Scope scope, String... needs) {
        return Pictures.task(id, "Title of " + id, 2, scope, needs);
    }
}
