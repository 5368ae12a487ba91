package io.trackyard.git;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Checks, once and before anything is done, that Trackyard can work in a repository. By git itself: JGit opens what git
 * refuses, and reads some of it wrongly.
 */
final class RepositoryOpening {
    /** The extensions with which git and JGit read the same refs and objects. */
    private static final Set<String> KNOWN_EXTENSIONS = Set.of(
            "extensions.noop",
            "extensions.preciousobjects",
            "extensions.partialclone",
            "extensions.worktreeconfig",
            "extensions.relativeworktrees",
            "extensions.objectformat=sha1",
            "extensions.refstorage=files");

    private final Path directory;
    private final GitRunner git;

    RepositoryOpening(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.git = GitRunner.in(directory, environment);
    }

    Repository open() {
        if (!Files.isDirectory(directory)) {
            throw refused("not-a-repository", "'%s' is not a directory".formatted(directory));
        }
        GitVersion version = version();
        GitResult situation = git.run(new GitCommand.Situation());
        if (!situation.succeeded()) {
            throw unusable(situation);
        }
        if (!situation.lines().get(0).equals("true")) {
            throw noWorkTree(situation.lines().get(1).equals("true"));
        }
        List<String> places = git.demand(new GitCommand.Places()).lines();
        Path topLevel = Path.of(places.get(0));
        GitRunner there = git.at(topLevel);
        demandKnownFormat(there);
        if (!there.run(new GitCommand.Resolve("HEAD^{commit}")).succeeded()) {
            throw noCommits(topLevel);
        }
        return new Repository(topLevel, Path.of(places.get(1)), version, there);
    }

    private GitVersion version() {
        GitResult printed;
        try {
            printed = git.demand(new GitCommand.Version());
        } catch (ProblemException e) {
            throw Problem.of(Fault.ENVIRONMENT, "git-missing")
                    .what("git could not be started")
                    .remedy("install git %s or newer and put it on the PATH".formatted(GitVersion.OLDEST))
                    .exception(e);
        }
        GitVersion version = GitVersion.parse(printed.text());
        if (version.compareTo(GitVersion.OLDEST) < 0) {
            throw Problem.of(Fault.USER, "git-too-old")
                    .what("git %s is too old", version)
                    .why("merging without a work tree came with git %s", GitVersion.OLDEST)
                    .remedy("install git %s or newer".formatted(GitVersion.OLDEST))
                    .exception();
        }
        return version;
    }

    private static void demandKnownFormat(GitRunner there) {
        List<String> settings = there.run(new GitCommand.Settings("^(extensions\\..*|core\\.sparsecheckout)$"))
                .parts();
        for (String setting : settings) {
            String[] pair = setting.toLowerCase(Locale.ROOT).split("\n", 2);
            String value = pair.length == 2 ? pair[1] : "true";
            if (pair[0].equals("core.sparsecheckout") && value.equals("true")) {
                throw Problem.of(Fault.USER, "sparse-checkout")
                        .what("the repository is checked out sparsely")
                        .why("a new worktree would take over the gaps, and verification would miss the files")
                        .remedy("git sparse-checkout disable", "check out all files")
                        .exception();
            }
            boolean known = KNOWN_EXTENSIONS.contains(pair[0]) || KNOWN_EXTENSIONS.contains(pair[0] + "=" + value);
            if (!known && pair[0].startsWith("extensions.")) {
                throw Problem.of(Fault.USER, "unsupported-repository")
                        .what("the repository has a format that Trackyard does not read: '%s = %s'", pair[0], value)
                        .remedy("work in a clone made with git's default formats (SHA-1 objects, refs in files)")
                        .exception();
            }
        }
    }

    /** git says why: there is no repository, or it belongs to somebody else, or its format is newer than this git. */
    private ProblemException unusable(GitResult result) {
        boolean missing = result.lastWords().contains("not a git repository");
        return missing
                ? refused("not-a-repository", "'%s' does not lie in a git repository".formatted(directory))
                : Problem.of(Fault.USER, "repository-refused")
                        .what("git refuses the repository at '%s'", directory)
                        .why("%s", result.lastWords())
                        .exception();
    }

    private ProblemException noWorkTree(boolean bare) {
        return bare
                ? Problem.of(Fault.USER, "bare-repository")
                        .what("'%s' is a bare repository: it has no files to plan for", directory)
                        .remedy("git clone '%s'".formatted(directory), "make a clone, and run there")
                        .exception()
                : refused(
                        "not-a-repository",
                        "'%s' is the inside of a repository, not its work tree".formatted(directory));
    }

    private static ProblemException noCommits(Path topLevel) {
        return Problem.of(Fault.USER, "no-commits")
                .what("the repository at '%s' has no commit yet", topLevel)
                .why("a run starts from the commit that is checked out")
                .remedy("git add -A && git commit --allow-empty -m 'Begin'", "make a first commit")
                .exception();
    }

    private static ProblemException refused(String code, String what) {
        return Problem.of(Fault.USER, code)
                .what("%s", what)
                .remedy("git init", "make it one")
                .remedy("go to a repository, or name one with --repo")
                .exception();
    }
}
