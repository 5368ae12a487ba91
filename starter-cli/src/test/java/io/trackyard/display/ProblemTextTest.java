package io.trackyard.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.Remedy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTextTest {
    private static final Problem UNREACHABLE = Problem.of(Fault.SERVER, "server-unreachable")
            .what("cannot reach Temporal at temporal.example.org:7233 (profile \"team\", from temporal.toml)")
            .why("connection refused after 5 s, tried 3 times")
            .remedy("temporal operator cluster health --profile team", "check it with")
            .remedy("TEMPORAL_PROFILE= trackyard run", "or run here, on this machine's own server")
            .build();
    private static final Problem UNKNOWN_NEED = Problem.of(Fault.USER, "unknown-need")
            .what("task \"api-auth\" needs \"api-modle\", which is no task")
            .task("api-auth")
            .at("trackyard.yaml", 14)
            .remedy("did you mean \"api-model\"?")
            .build();
    private static final Problem CYCLE = Problem.of(Fault.USER, "cycle")
            .what("these need each other: db-schema → api-model → db-seed → db-schema")
            .at("trackyard.yaml", 31)
            .build();

    @Test
    void drawsAProblem() {
        Golden.assertMatches("problem.txt", Style.PLAIN.render(ProblemText.of(UNREACHABLE, 3, 80)));
    }

    @Test
    void drawsEveryFaultOfAPlan() {
        Golden.assertMatches("faults.txt", Style.PLAIN.render(ProblemText.ofPlan(List.of(UNKNOWN_NEED, CYCLE), 2, 80)));
    }

    @Test
    void repeatsInColourWhatTheTextSays() {
        Golden.assertMatches(
                "faults-colour.txt", new Style(true).render(ProblemText.ofPlan(List.of(UNKNOWN_NEED, CYCLE), 2, 80)));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 100, 200})
    void keepsWithinItsWidthAndBreaksNoCommand(int width) {
        List<String> commands =
                UNREACHABLE.remedies().stream().map(Remedy::command).toList();

        List<Line> lines = ProblemText.of(UNREACHABLE, 3, width);

        assertThat(Style.PLAIN.render(lines)).contains(commands);
        assertThat(lines)
                .filteredOn(line -> !commands.contains(line.text().strip()))
                .allSatisfy(line -> assertThat(line.width()).isLessThanOrEqualTo(width));
        assertThat(ProblemText.ofPlan(List.of(UNKNOWN_NEED, CYCLE), 2, width))
                .allSatisfy(line -> assertThat(line.width()).isLessThanOrEqualTo(width));
    }
}
