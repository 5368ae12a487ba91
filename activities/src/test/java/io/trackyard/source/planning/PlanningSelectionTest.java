package io.trackyard.source.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.plan.Plan;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.UnknownNeed;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.Part;
import io.trackyard.source.SourceContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which plans a person has asked for: a phase, a wave, the gaps, so many. */
class PlanningSelectionTest extends PlanningOnDisk {
    @ParameterizedTest
    @ValueSource(strings = {"3", "03", "03-auth", "PRJ-3"})
    void takesThePhaseThatIsAskedForInAllForms(String phase) {
        files.plan("03-auth/03-01").plan("04-next/04-01");

        assertThat(files.content(Part.ofPhase(phase)).tasks().tasks())
                .extracting(task -> task.id().text())
                .containsExactly("03-01");
    }

    @Test
    void ignoresAPlanOfAnotherPhaseThatIsNotDoneAndSaysSo() {
        files.plan("03-auth/03-01").plan("04-next/04-01", "depends_on: [03-01]");

        SourceContent content = files.content(Part.ofPhase("4"));

        assertThat(content.tasks().tasks().get(0).needs()).isEmpty();
        assertThat(content.warnings()).extracting(Problem::code).containsExactly("open-elsewhere");
    }

    @Test
    void refusesAPhaseThatIsNotThereOrThatIsTwo() {
        files.plan("03-auth/03-01").plan("3-again/03-01").plan("04-next/04-01");

        assertThat(refusal(Part.ofPhase("7")).code()).isEqualTo("no-phase");
        assertThat(refusal(Part.ofPhase("7")).why()).contains("03-auth", "3-again", "04-next");
        assertThat(refusal(Part.ofPhase("3")).code()).isEqualTo("several-phases");
        assertThat(files.content(Part.ofPhase("3-again")).tasks().tasks()).hasSize(1);
        assertThat(files.content().faults()).as("both at once").isEmpty();
        assertThatThrownBy(() -> Plan.of(files.content().tasks(), UnknownNeed.IGNORE))
                .hasMessageContaining("\"03-01\" is there twice");
    }

    @Test
    void takesAWaveOnlyWhenThoseBelowItAreDone() {
        files.plan("03-auth/03-01").plan("03-auth/03-02", "depends_on: 01").plan("03-auth/03-03", "depends_on: 02");

        assertThat(refusal(wave(2)).code()).isEqualTo("lower-waves-open");
        assertThat(refusal(wave(2)).why()).contains("03-01 (wave 1)");
        assertThat(refusal(wave(9)).code()).isEqualTo("no-wave");

        SourceContent content = files.summary("03-auth/03-01").content(wave(2));
        assertThat(content.tasks().tasks()).extracting(task -> task.id().text()).containsExactly("03-02");
        assertThat(held(content)).containsExactly("03-03 in wave 3: --wave 2 was asked for");
    }

    @Test
    void asksForThePhaseOfAWaveWhereSeveralAreOpen() {
        files.plan("03-auth/03-01").plan("04-next/04-01");

        assertThat(refusal(wave(1)).code()).isEqualTo("several-phases");
        assertThat(files.summary("03-auth/03-01").content(wave(1)).tasks().tasks())
                .hasSize(1);
    }

    @Test
    void takesOnlyWhatClosesGapsWhereThatIsAskedFor() {
        files.plan("03-auth/03-01").plan("03-auth/03-02", "gap_closure: true");

        SourceContent content = files.content(new Part(null, null, true, null, false));

        assertThat(content.tasks().tasks()).extracting(task -> task.id().text()).containsExactly("03-02");
        assertThat(held(content)).containsExactly("03-01 closes no gap: --gaps-only was asked for");
    }

    @Test
    void takesTenPlansUnlessMoreAreAcceptedAndNamesTheRest() {
        IntStream.rangeClosed(1, 12).forEach(number -> files.plan("03-auth/03-%02d".formatted(number)));

        assertThat(held(files.content()))
                .containsExactly(
                        "03-11 not dispatched: a run takes 10 plans (--limit N --accept-cost takes more)",
                        "03-12 not dispatched: a run takes 10 plans (--limit N --accept-cost takes more)");
        assertThat(held(files.content(limit(3, false))))
                .hasSize(9)
                .last()
                .asString()
                .endsWith("--limit 3");
        assertThat(refusal(limit(11, false)).code()).isEqualTo("cost-not-accepted");
        assertThat(refusal(limit(0, false)).code()).isEqualTo("bad-limit");
        assertThat(held(files.content(limit(12, true)))).isEmpty();
    }

    @Test
    void countsWhatARunHasCarriedOutWhenItIsReadAgain() {
        IntStream.rangeClosed(1, 12).forEach(number -> files.plan("03-auth/03-%02d".formatted(number)));
        Set<TaskId> integrated = Set.of(TaskId.of("03-01"), TaskId.of("03-02"));

        SourceContent again = files.source().read(new KnownTasks(Set.of(), integrated));

        assertThat(again.tasks().tasks()).hasSize(8);
        assertThat(held(again)).hasSize(2).allMatch(reason -> reason.contains("not dispatched"));
    }

    @Test
    void letsAsManyRunAtOnceAsWereAccepted() {
        files.plan("03-auth/03-01");

        assertThat(files.source(limit(25, true)).settings().limits().maxParallel())
                .isEqualTo(25);
        assertThat(files.source(limit(5, false)).settings().limits().maxParallel())
                .isNull();
        files.write("config.json", "{\"parallelization\":{\"max_concurrent_agents\":3}}");
        assertThat(files.source(limit(25, true)).settings().limits().maxParallel())
                .isEqualTo(3);
    }

    private Problem refusal(Part part) {
        List<Problem> problems = new ArrayList<>();
        assertThatThrownBy(() -> files.content(part))
                .isInstanceOfSatisfying(ProblemException.class, refused -> problems.add(refused.problem()));
        return problems.get(0);
    }

    private static Part limit(int limit, boolean accepted) {
        return new Part(null, null, false, limit, accepted);
    }
}
