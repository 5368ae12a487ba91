package io.trackyard.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.problem.Problem;
import io.trackyard.problem.Remedy;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which of the sources in a repository is read. */
class SourceChoiceTest extends PlansOnDisk {
    @Test
    void findsBeadsInEachOfItsPlaces() {
        for (String place : List.of(".beads/backup/issues.jsonl", ".beads/beads.jsonl", ".beads/issues.jsonl")) {
            write(place, ISSUE);

            assertThat(read(PlanRequest.of(repository)).source()).isEqualTo("beads · " + place);
        }
    }

    @Test
    void asksWhichSourceIsMeantWhereThereAreTwo() {
        write("trackyard.yaml", CHAIN);
        write(".beads/issues.jsonl", ISSUE);

        Problem problem = problemOf(() -> read(PlanRequest.of(repository)));

        assertThat(problem.code()).isEqualTo("several-sources");
        assertThat(problem.remedies())
                .extracting(Remedy::command)
                .containsExactly(
                        "trackyard plan --source trackyard.yaml", "trackyard plan --source .beads/issues.jsonl");
        assertThat(readFrom(".beads").source()).isEqualTo("beads · .beads/issues.jsonl");
        assertThat(readFrom("trackyard.yaml").source()).isEqualTo("native · trackyard.yaml");
    }

    @Test
    void saysWhatItLookedForWhereThereIsNothing() {
        write("trackyard.yaml", "verify: make\n");

        Problem problem = problemOf(() -> read(PlanRequest.of(repository)));

        assertThat(problem.code()).isEqualTo("no-source");
        assertThat(problem.why()).contains("trackyard.yaml with tasks:", ".beads/issues.jsonl");
    }

    @Test
    void takesASourceByItsForm() {
        write("trackyard.yaml", "agent: ./agent\nlimits: {attempts: 9, maxParallel: 9}\n");
        write("plans/next.yml", "limits: {attempts: 2}\n" + CHAIN.substring(CHAIN.indexOf("tasks")));
        write("plans/issues.jsonl", ISSUE);

        PlanReading own = readFrom("plans/next.yml");
        assertThat(own.source()).isEqualTo("native · plans/next.yml");
        assertThat(own.policy().sessions().attempts()).isEqualTo(2);
        assertThat(own.policy().maxParallel()).isEqualTo(9);
        write("plans/dependencies.jsonl", "");
        assertThat(readFrom("plans").source()).isEqualTo("beads · plans/issues.jsonl");
        assertThat(own.files()).containsExactly("trackyard.yaml", "plans/next.yml");
        assertThat(readFrom("plans").files())
                .containsExactly("trackyard.yaml", "plans/issues.jsonl", "plans/dependencies.jsonl");
        write("plan.txt", "");
        assertThat(problemOf(() -> readFrom("plan.txt")).code()).isEqualTo("unknown-source");
        assertThat(problemOf(() -> readFrom("gone.yaml")).code()).isEqualTo("no-source");
        write(".beads/issues.jsonl", ISSUE);
        assertThat(problemOf(() -> readFrom(".beads/isues.jsonl")).remedies())
                .extracting(Remedy::effect)
                .containsExactly("did you mean \".beads/issues.jsonl\"?", "the sources here are .beads/issues.jsonl");
    }

    @Test
    void refusesASettingsFileThatIsBrokenBesideOtherTasks() {
        write("trackyard.yaml", "verfy: make\n");
        write(".beads/issues.jsonl", ISSUE);

        assertThat(faultsOf(PlanRequest.of(repository)))
                .extracting(Problem::code)
                .containsExactly("unknown-key");
    }

    private PlanReading readFrom(String source) {
        return read(new PlanRequest(
                repository, Optional.of(Path.of(source)), Selection.ALL, KnownTasks.NONE, List::of, Settings.NONE));
    }
}
