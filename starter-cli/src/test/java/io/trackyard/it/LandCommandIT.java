package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackyard.testing.ScratchRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a person meets between the end of a run and its landing: each test has a repository of its own. */
@Execution(ExecutionMode.CONCURRENT)
class LandCommandIT {
    private static final String DOES_NOTHING = "cat >/dev/null; exit 1";

    @TempDir
    static Path home;

    private static ProgramRunner program;

    @BeforeAll
    static void startAServer() {
        program = ProgramRunner.withServerAt(home);
    }

    @AfterAll
    static void endWorkerAndServer() {
        program.close();
    }

    @Test
    void changesThatAreNotCommittedCanBeCommittedAndTakenIn() {
        ScratchRepository repository = repository("committed");
        ProgramRunner here = program.in(repository.path());
        String run = integrated(here);
        repository.write("README.md", "mine\n");

        Answer refused = here.run("land").exits(2);
        repository.git("commit", "-q", "-a", "-m", "Mine");
        Answer landed = here.run("land", run, "--merge").exits(0);

        assertThat(refused.err())
                .containsSubsequence("stash && trackyard land " + run, "stash pop")
                .containsSubsequence("commit -a && trackyard land " + run + " --merge");
        assertThat(landed.out()).startsWith("main ").contains("run " + run);
        assertThat(repository.path().resolve("README.md")).hasContent("mine\n");
        assertThat(repository.path().resolve("one/file")).hasContent("done\n");
    }

    @Test
    void changesThatAreNotCommittedCanBePutAwayMeanwhile() {
        ScratchRepository repository = repository("stashed");
        ProgramRunner here = program.in(repository.path());
        String run = integrated(here);
        repository.write("README.md", "mine\n");

        here.run("land").exits(2);
        repository.git("stash", "-q");
        here.run("land", run).exits(0);
        repository.git("stash", "pop", "-q");

        assertThat(repository.path().resolve("README.md")).hasContent("mine\n");
        assertThat(repository.path().resolve("one/file")).hasContent("done\n");
    }

    @Test
    void aRunThatIntegratedNothingHidesNoOlderOne() {
        ProgramRunner here = program.in(repository("hidden").path());
        String older = integrated(here);
        String newest = run(here, 1, DOES_NOTHING);

        assertThat(here.run("land", newest).exits(0).out())
                .isEqualTo("run %s integrated nothing, so there is nothing to land%n".formatted(newest));
        assertThat(here.run("land").exits(0).out()).contains("run " + older);
        assertThat(here.run("land", older).exits(0).out()).contains("main has all of run " + older + " already");
        assertThat(here.run("land").exits(0).out()).contains("run " + newest + " integrated nothing");
    }

    @Test
    void theNewestOfSeveralIsLandedAndTheOthersAreNamed() {
        ScratchRepository repository = repository("several");
        ProgramRunner here = program.in(repository.path());
        String older = integrated(here);
        String newer = integrated(here);

        Answer refused = withDirtyCheckout(repository, here);
        Answer landed = here.run("land").exits(0);
        JsonNode document =
                here.run("land", older, "--merge", "--json").exits(0).document("landing");

        assertThat(refused.err()).contains("trackyard land " + newer);
        assertThat(landed.out()).contains("run " + newer);
        assertThat(landed.err()).contains("not landed yet: " + older, "trackyard land " + older + " --merge");
        assertThat(document.get("run").asText()).isEqualTo(older);
        assertThat(document.get("moved").asBoolean()).isTrue();
        assertThat(document.get("unlanded")).isEmpty();
    }

    private static Answer withDirtyCheckout(ScratchRepository repository, ProgramRunner here) {
        repository.write("README.md", "mine\n");
        Answer refused = here.run("land").exits(2);
        repository.git("checkout", "-q", "README.md");
        return refused;
    }

    private static String integrated(ProgramRunner here) {
        return run(here, 0, OneTask.AGENT);
    }

    private static String run(ProgramRunner here, int exit, String agent) {
        return here.run("run", "--yes", "--json", "--agent-command", agent)
                .exits(exit)
                .document("status")
                .get("run")
                .asText();
    }

    private static ScratchRepository repository(String name) {
        ScratchRepository repository = OneTask.in(home.resolve(name));
        repository.write("README.md", "read me\n");
        repository.commit("Something to read");
        return repository;
    }
}
