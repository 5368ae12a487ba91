package io.trackyard.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.problem.ProblemException;
import io.trackyard.testing.ScratchRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryIT {
    @TempDir
    Path directory;

    @Test
    void opensFromADirectoryInside() {
        ScratchRepository scratch = ScratchRepository.in(directory);

        try (Repository repository = Repository.open(scratch.path().resolve("src"), scratch.environment())) {
            assertThat(repository.topLevel()).isEqualTo(scratch.path());
            assertThat(repository.commonDirectory()).isEqualTo(scratch.path().resolve(".git"));
            assertThat(repository.head().hex()).isEqualTo(scratch.git("rev-parse", "HEAD"));
            assertThat(repository.checkedOutBranch()).contains(RefName.branch("main"));
            assertThat(repository.identity()).isEqualTo(new Identity("Ada", "ada@example.org"));
        }
    }

    @Test
    void ignoresTheGitVariablesOfItsCaller() {
        ScratchRepository scratch = ScratchRepository.in(directory);
        Map<String, String> environment = new HashMap<>(scratch.environment());
        environment.put("GIT_DIR", "/nowhere");

        try (Repository repository = Repository.open(scratch.path(), environment)) {
            assertThat(repository.topLevel()).isEqualTo(scratch.path());
        }
    }

    @Test
    void tellsClonesApartAndWorktreesNot() {
        ScratchRepository scratch = ScratchRepository.in(directory);
        scratch.git("clone", "--quiet", ".", directory.resolve("other/project").toString());
        scratch.git("worktree", "add", "--quiet", directory.resolve("linked").toString());

        String id = idOf(scratch, scratch.path());

        assertThat(id).matches("project-[0-9a-f]{8}");
        assertThat(idOf(scratch, directory.resolve("linked"))).isEqualTo(id);
        assertThat(idOf(scratch, directory.resolve("other/project")))
                .startsWith("project-")
                .isNotEqualTo(id);
    }

    @Test
    void namesWhatIsNotCommitted() {
        ScratchRepository scratch = ScratchRepository.in(directory);
        scratch.write("src/a.txt", "changed\n").write("new file", "x\n");

        try (Repository repository = scratch.open()) {
            assertThat(repository.dirtyFiles())
                    .containsExactlyInAnyOrder(
                            new StatusEntry(StatusEntry.Kind.CHANGED, "src/a.txt"),
                            new StatusEntry(StatusEntry.Kind.UNTRACKED, "new file"));
        }
    }

    @Test
    void hasNoBranchWhenHeadIsDetached() {
        ScratchRepository scratch = ScratchRepository.in(directory);
        scratch.git("checkout", "--quiet", "--detach");

        try (Repository repository = scratch.open()) {
            assertThat(repository.checkedOutBranch()).isEmpty();
        }
    }

    @Test
    void commitsAsTrackyardWhereNobodyIsNamed() {
        ScratchRepository scratch = ScratchRepository.in(directory);
        scratch.git("config", "--unset", "user.email");

        try (Repository repository = scratch.open()) {
            assertThat(repository.identity()).isEqualTo(Identity.TRACKYARD);
        }
    }

    @Test
    void findsWhatCommitsNameBehindTheirType() {
        ScratchRepository scratch = ScratchRepository.in(directory);
        scratch.commit("feat(03-01): write it");
        scratch.commit("fix(03-02-long name)!: mend it");
        scratch.commit("docs(03-03): plan it");
        scratch.commit("Mention feat(03-04): it");
        scratch.git("checkout", "--quiet", "-b", "other", "HEAD~4");
        scratch.commit("feat(03-05): elsewhere");
        scratch.git("checkout", "--quiet", "main");

        try (Repository repository = scratch.open()) {
            assertThat(repository.scopesIn(repository.head())).containsExactlyInAnyOrder("03-01", "03-02-long name");
        }
    }

    @Test
    void findsTheTasksWhoseWorkIsReachable() {
        ScratchRepository scratch = ScratchRepository.in(directory);
        scratch.commit(new CommitMessage("Do it", "", new Trailers("r", "T/1 %", 1)).text());
        scratch.commit("Mention it\n\nTrackyard-Task: T2 in the text\n\nand go on");
        scratch.git("branch", "aside");
        scratch.git("checkout", "--quiet", "aside");
        scratch.commit("Else\n\nTrackyard-Task: T3\n");
        scratch.git("checkout", "--quiet", "main");

        try (Repository repository = scratch.open()) {
            assertThat(repository.tasksIn(repository.head())).containsExactly("T/1 %");
        }
    }

    @Test
    void refusesADirectoryInNoRepository() throws Exception {
        Path nowhere = Files.createDirectory(directory.resolve("nowhere"));

        assertRefused(nowhere, "not-a-repository");
        assertRefused(directory.resolve("missing"), "not-a-repository");
    }

    @Test
    void refusesTheInsideOfARepository() {
        assertRefused(ScratchRepository.in(directory).path().resolve(".git"), "not-a-repository");
    }

    @Test
    void refusesARepositoryWithoutACommit() {
        assertRefused(ScratchRepository.empty(directory).path(), "no-commits");
    }

    @Test
    void refusesABareRepository() {
        ScratchRepository scratch = ScratchRepository.in(directory);
        scratch.git("clone", "--quiet", "--bare", ".", directory.resolve("bare").toString());

        assertRefused(directory.resolve("bare"), "bare-repository");
    }

    @Test
    void refusesAFormatThatGitDoesNotKnow() {
        ScratchRepository scratch = ScratchRepository.in(directory);
        scratch.git("config", "core.repositoryFormatVersion", "1");
        scratch.git("config", "extensions.fromTheFuture", "true");

        assertRefused(scratch.path(), "repository-refused");
    }

    @Test
    void refusesAFormatThatOnlyGitKnows() {
        ScratchRepository scratch = ScratchRepository.in(directory);
        Path other = directory.resolve("sha256");
        scratch.git("init", "--quiet", "--object-format=sha256", other.toString());
        scratch.gitAt(other, "-c", "user.name=A", "-c", "user.email=a@b", "commit", "--allow-empty", "-qm", "x");

        assertRefused(other, "unsupported-repository");
    }

    @Test
    void refusesASparseCheckout() {
        ScratchRepository scratch = ScratchRepository.in(directory);
        scratch.git("sparse-checkout", "set", "src");

        assertRefused(scratch.path(), "sparse-checkout");
    }

    @Test
    void refusesAGitThatIsTooOld() throws Exception {
        Path old = Files.createDirectory(directory.resolve("bin")).resolve("git");
        Files.writeString(old, "#!/bin/sh\necho git version 2.37.9\n");
        assertThat(old.toFile().setExecutable(true)).isTrue();

        assertRefused(directory, Map.of("PATH", old.getParent().toString()), "git-too-old");
    }

    @Test
    void refusesAMachineWithoutGit() {
        assertRefused(directory, Map.of("PATH", directory.toString()), "git-missing");
    }

    private String idOf(ScratchRepository scratch, Path path) {
        try (Repository repository = Repository.open(path, scratch.environment())) {
            return repository.id();
        }
    }

    private void assertRefused(Path path, String code) {
        assertRefused(path, Map.of("PATH", System.getenv("PATH"), "HOME", directory.toString()), code);
    }

    private static void assertRefused(Path path, Map<String, String> environment, String code) {
        assertThatThrownBy(() -> Repository.open(path, environment).close())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }
}
