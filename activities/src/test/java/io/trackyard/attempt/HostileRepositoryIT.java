package io.trackyard.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.trackyard.activity.TaskVerdict;
import io.trackyard.git.MergeInMemory;
import io.trackyard.git.MergeOutcome;
import io.trackyard.git.ObjectId;
import io.trackyard.git.Repository;
import io.trackyard.git.Snapshots;
import io.trackyard.git.Worktree;
import io.trackyard.git.Worktrees;
import io.trackyard.runfiles.TrustedDrivers;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRepository;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.ScriptedAgent;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A repository, and a session in it, that try to have Trackyard itself run something or write outside of the worktree. A
 * program that is run leaves a file in the directory {@code sprung}; what lies outside is in {@code outside}.
 */
class HostileRepositoryIT {
    private static final List<String> HOOKS = List.of(
            "pre-commit",
            "prepare-commit-msg",
            "commit-msg",
            "post-commit",
            "post-checkout",
            "post-merge",
            "post-rewrite",
            "post-index-change",
            "reference-transaction",
            "pre-auto-gc");

    /** Settings of git's that name a program, but for filters and merge drivers. */
    private static final List<String> PROGRAMS = List.of(
            "core.fsmonitor",
            "core.sshCommand",
            "core.editor",
            "core.pager",
            "core.askPass",
            "core.gitProxy",
            "core.alternateRefsCommand",
            "sequence.editor",
            "diff.external",
            "diff.evil.textconv",
            "diff.evil.command",
            "interactive.diffFilter",
            "gpg.program",
            "credential.helper",
            "uploadpack.packObjectsHook");

    @TempDir
    private Path directory;

    private ScriptedAgent agent;
    private ScratchRepository scratch;
    private Path sprung;
    private Path outside;
    private ScratchRun run;
    private Worker worker;
    private ObjectId theirs;

    @BeforeEach
    void prepare() throws Exception {
        agent = ScriptedAgent.in(directory.resolve("agent"));
        sprung = Files.createDirectory(directory.resolve("sprung"));
        outside = Files.createDirectory(directory.resolve("outside"));
        Files.writeString(outside.resolve("a.txt"), "mine\n");
        scratch = ScratchRepository.in(directory);
    }

    @AfterEach
    void close() {
        worker.close();
        run.close();
    }

    @Test
    void hasNothingRunAndNothingWrittenElsewhere() throws Exception {
        Path passwords = Files.writeString(directory.resolve("passwords"), "secret\n");
        begin(TaskDraft.of("T1").checkedBy("test -e ./-n"));
        agent.writes("./-n", "an option\n")
                .writes("./--upload-pack=touch x", "an option\n")
                .writes("./;touch x", "a command\n")
                .writes("./$(touch x)", "a command\n")
                .writes("./:(exclude)src", "a pathspec\n")
                .runs("printf x >\"$(printf 'two\\nlines')\"")
                .runs("ln -s " + passwords + " link-to-a-file")
                .runs("ln -s " + outside + " link-to-a-directory")
                .runs("ln -s .git link-to-git")
                .runs("truncate -s 60M huge.bin")
                .writes(".gitattributes", "* filter=evil diff=evil merge=evil text=auto\n")
                .writes(
                        ".gitmodules",
                        "[submodule \"-x\"]\n\tpath = sub\n\turl = ext::sh -c 'touch %s/submodule'\n".formatted(sprung))
                .endsWell();

        TaskVerdict verdict = worker.carryOut(run.task("T1"));
        MergeOutcome merged;
        try (Repository repository = scratch.open()) {
            repository.dirtyFiles();
            checkedOut(repository);
            merged = new MergeInMemory(repository, scratch.time())
                    .merge(() -> checkedOut(repository), theirs, ObjectId.of(verdict.commit()));
        }

        assertThat(merged).isInstanceOf(MergeOutcome.Clean.class);
        assertThat(sprung).isEmptyDirectory();
        assertThat(Files.readString(passwords)).isEqualTo("secret\n");
        assertOutsideIsAsItWas();
        scratch.git("status");
        assertThat(sprung).as("the traps are there: git alone is caught").isNotEmptyDirectory();
        disarm();
        assertThat(scratch.git("ls-tree", "-r", "--name-only", verdict.commit()).lines())
                .contains("-n", "--upload-pack=touch x", ";touch x", "$(touch x)", ":(exclude)src", "\"two\\nlines\"");
        assertThat(scratch.git("cat-file", "blob", verdict.commit() + ":link-to-a-file"))
                .as("a link is stored as a link")
                .isEqualTo(passwords.toString());
    }

    @Test
    void putsATreeBackWithoutFollowingALinkThatTookADirectorysPlace() throws Exception {
        begin(TaskDraft.of("T1").checkedBy("false"));
        agent.runs("rm -rf src && ln -s " + outside + " src").endsWell();

        worker.failure(worker.afterFailure(worker.afterFailure(run.task("T1"))));

        assertThat(agent.starts()).hasSize(3);
        assertThat(sprung).isEmptyDirectory();
        assertOutsideIsAsItWas();
    }

    @Test
    void runsNoFilterAndNoMergeDriverThatASessionSet() throws Exception {
        begin(TaskDraft.of("T1"));
        disarm();
        new TrustedDrivers(run.open().directory()).keep(run.open().repository().drivers());
        for (String setting :
                List.of("filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "merge.evil.driver")) {
            Path trap = trap(directory.resolve("traps").resolve(setting), setting);
            agent.runs("git config %s %s".formatted(setting, trap));
        }
        agent.runs("git config filter.evil.required true")
                .writes(".gitattributes", "* filter=evil merge=evil\n")
                .writes("theirs.txt", "mine\n")
                .endsWell();

        TaskVerdict verdict = worker.carryOut(run.task("T1"));
        Repository repository = run.open().repository();
        ObjectId mine = ObjectId.of(verdict.commit());
        Worktree queue = new Worktrees(repository, new Snapshots(repository, scratch.time()))
                .openDetached(directory.resolve("queue"), mine);
        MergeOutcome merged = new MergeInMemory(repository, scratch.time()).merge(() -> queue, mine, theirs);

        assertThat(sprung).isEmptyDirectory();
        assertThat(merged).isInstanceOf(MergeOutcome.Conflict.class);
        assertThat(scratch.git("cat-file", "blob", verdict.commit() + ":theirs.txt"))
                .isEqualTo("mine");
        assertThat(Files.readString(directory.resolve("queue/theirs.txt"))).isEqualTo("mine\n");
        catchThrowable(() -> scratch.git(
                "worktree", "add", "--detach", directory.resolve("plain").toString(), verdict.commit()));
        assertThat(sprung.resolve("filter.evil.process"))
                .as("the traps are there: git alone is caught")
                .exists();
    }

    @Test
    void runsTheFilterThatAPersonSet() throws Exception {
        begin(TaskDraft.of("T1"));
        disarm();
        scratch.git("config", "filter.mine.clean", "tr a-z A-Z");
        new TrustedDrivers(run.open().directory()).keep(run.open().repository().drivers());
        agent.writes(".gitattributes", "*.txt filter=mine\n")
                .writes("new.txt", "mine\n")
                .endsWell();

        TaskVerdict verdict = worker.carryOut(run.task("T1"));

        assertThat(scratch.git("cat-file", "blob", verdict.commit() + ":new.txt"))
                .isEqualTo("MINE");
    }

    private Worktree checkedOut(Repository repository) {
        return new Worktrees(repository, new Snapshots(repository, scratch.time()))
                .openDetached(directory.resolve("queue"), theirs);
    }

    private void assertOutsideIsAsItWas() {
        assertThat(outside.toFile().list()).containsExactly("a.txt");
        assertThat(outside.resolve("a.txt")).hasContent("mine\n");
    }

    /** All that the test itself does by git is done before the traps are laid. */
    private void begin(TaskDraft task) throws Exception {
        run = ScratchRun.in(
                directory,
                scratch,
                new RunDraft().agent(agent.executable().toString()).track(task));
        theirs = run.work(run.tip(), "theirs.txt", "theirs\n");
        worker = new Worker(run);
        Path hooks = Files.createDirectory(directory.resolve("hooks"));
        for (String hook : HOOKS) {
            trap(hooks.resolve(hook), hook);
            trap(scratch.path().resolve(".git/hooks").resolve(hook), "own-" + hook);
        }
        StringBuilder settings = new StringBuilder();
        for (String program : PROGRAMS) {
            Path trap = trap(directory.resolve("traps").resolve(program), program);
            int dot = program.lastIndexOf('.');
            String[] section = program.substring(0, dot).split("\\.", 2);
            settings.append("[%s%s]\n\t%s = %s\n"
                    .formatted(
                            section[0],
                            section.length == 1 ? "" : " \"" + section[1] + "\"",
                            program.substring(dot + 1),
                            trap));
        }
        settings.append("[core]\n\thooksPath = %s\n".formatted(hooks))
                .append("[commit]\n\tgpgSign = true\n[merge]\n\tverifySignatures = false\n")
                .append("[alias]\n\tstatus = !touch %s/alias\n".formatted(sprung));
        Path included = Files.writeString(directory.resolve("included.config"), settings);
        Files.writeString(
                scratch.path().resolve(".git/config"),
                Files.readString(scratch.path().resolve(".git/config"))
                        + "[include]\n\tpath = %s\n".formatted(included));
    }

    private void disarm() throws Exception {
        Files.writeString(directory.resolve("included.config"), "");
    }

    private Path trap(Path program, String name) throws Exception {
        Files.createDirectories(program.getParent());
        Files.writeString(program, "#!/bin/sh\ntouch '%s/%s'\n".formatted(sprung, name));
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
