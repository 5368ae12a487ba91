package io.trackyard.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.plan.LayoutRules.UnknownScope;
import io.trackyard.plan.Phase;
import io.trackyard.plan.Plan;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanViewTest {
    @Test
    void drawsAPlan() {
        Golden.assertMatches("plan.txt", Style.PLAIN.render(PlanView.of(Pictures.outline(), 80)));
    }

    @Test
    void repeatsInColourWhatTheTextSays() {
        Golden.assertMatches("plan-colour.txt", new Style(true).render(PlanView.of(Pictures.outline(), 80)));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 100, 200})
    void keepsWithinItsWidth(int width) {
        assertThat(PlanView.of(Pictures.outline(), width))
                .allSatisfy(line -> assertThat(line.width()).isLessThanOrEqualTo(width));
    }

    @Test
    void showsEveryTaskOfALongPlan() {
        List<Task> tasks = new ArrayList<>();
        for (int number = 1; number <= 1_000; number++) {
            tasks.add(Pictures.task("t-" + number, "Task " + number, 2, Scope.declared("src/" + number % 300)));
        }
        PlanOutline outline = Pictures.outline(new Plan(tasks, List.of(), List.of()), UnknownScope.OWN_TRACK);

        String text = Style.PLAIN.render(PlanView.of(outline, 80));

        assertThat(tasks).allSatisfy(task -> assertThat(text).contains(task.id() + " "));
        assertThat(text).contains("1,000 tasks on 300 tracks");
    }

    @Test
    void saysThatAnExclusiveTrackIsAlone() {
        Plan plan = new Plan(List.of(Pictures.task("a", "First", 2, new Scope.Unknown())), List.of(), List.of());

        String text = Style.PLAIN.render(PlanView.of(Pictures.outline(plan, UnknownScope.EXCLUSIVE), 80));

        assertThat(text).contains("named no files: no other track beside it");
    }

    @Test
    void callsAPhaseWhatItsSourceCallsIt() {
        PlanOutline bare = Pictures.outline();
        List<Phase> phases = bare.phases().stream()
                .map(phase -> new Phase(phase.number(), "wave %d of 03".formatted(phase.number()), phase.tracks()))
                .toList();
        PlanOutline outline =
                new PlanOutline(bare.source(), bare.base(), bare.terms(), bare.plan(), phases, bare.next());

        String text = Style.PLAIN.render(PlanView.of(outline, 80));

        assertThat(text).contains("Phase 2 (wave 2 of 03) · ");
    }

    @Test
    void offersNoRunWhereNothingIsToBeDone() {
        PlanOutline outline = Pictures.outline(
                new Plan(List.of(), Pictures.outline().plan().held(), List.of()), UnknownScope.OWN_TRACK);

        String text = Style.PLAIN.render(PlanView.of(outline, 80));

        assertThat(text).contains("Nothing to do.", "bv-epf").doesNotContain("Next:");
    }

    @Test
    void showsEverySessionAndThePreflightWhereTheWordIsTyped() {
        Golden.assertMatches("plan-dispatch.txt", Style.PLAIN.render(PlanView.of(Pictures.dispatched(), 80)));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 200})
    void breaksCommandLinesWithoutLosingAWord(int width) {
        List<Line> lines = PlanView.of(Pictures.dispatched(), width);

        assertThat(lines).allSatisfy(line -> assertThat(line.width()).isLessThanOrEqualTo(width));
        assertThat(Style.PLAIN.render(lines).replaceAll("\\s+", " "))
                .contains("sh -c 'claude -p --agent maxvision-executor --permission-mode acceptEdits'");
    }
}
