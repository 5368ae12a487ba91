package io.trackyard.git;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A repository of the user's that Trackyard may work in: {@link #open} checked that it can. Two clones of one project are
 * two repositories; two worktrees of one clone are one.
 */
public final class Repository implements AutoCloseable {
    /** A checkout of a giant tree may be ahead in the queue; whoever waits longer than this waits for something that hangs. */
    private static final int LOCK_SECONDS = 600;

    private final Path topLevel;
    private final Path commonDirectory;
    private final GitVersion version;
    private final GitRunner git;
    private final Refs refs;
    private final ObjectReader objects;
    private final FilterSettings filters;
    private final WrittenTrees writtenTrees;
    private volatile @Nullable Committers committers;

    Repository(Path topLevel, Path commonDirectory, GitVersion version, GitRunner git) {
        this.topLevel = topLevel;
        this.commonDirectory = commonDirectory;
        this.version = version;
        this.git = git;
        this.refs = new Refs(git, commonDirectory);
        this.objects = new ObjectReader(commonDirectory);
        this.filters = new FilterSettings(commonDirectory);
        this.writtenTrees = new WrittenTrees();
    }

    private Repository(Repository same, GitRunner git) {
        this.topLevel = same.topLevel;
        this.commonDirectory = same.commonDirectory;
        this.version = same.version;
        this.git = git;
        this.refs = same.refs;
        this.objects = same.objects;
        this.filters = same.filters;
        this.writtenTrees = same.writtenTrees;
    }

    /** The filters and merge drivers that git's configuration names now, in a form of this package's. */
    public Set<String> drivers() {
        return DriverSettings.of(git);
    }

    /** The same repository, in which no other filter and merge driver is run than these. Closed with this one. */
    public Repository trusting(Set<String> drivers) {
        return new Repository(this, git.trusting(drivers));
    }

    /**
     * Opens the repository a directory lies in.
     *
     * @param environment what git runs in: {@code PATH}, {@code HOME} and the like; {@code GIT_*} is dropped
     * @throws io.trackyard.problem.ProblemException if there is none, or none that Trackyard can work in
     */
    public static Repository open(Path directory, Map<String, String> environment) {
        return new RepositoryOpening(directory, environment).open();
    }

    /** A readable name that no other repository on this machine has: names directories and workflows. */
    public String id() {
        boolean hidden = commonDirectory.endsWith(".git");
        String name =
                (hidden ? topLevelOfClone() : commonDirectory).getFileName().toString();
        return EncodedId.of(name.replaceFirst("\\.git$", "")) + "-" + shortHash(commonDirectory.toString());
    }

    /** The root of the worktree it was opened from. */
    public Path topLevel() {
        return topLevel;
    }

    /** The directory that all worktrees share. */
    public Path commonDirectory() {
        return commonDirectory;
    }

    /** The commit that is checked out where the repository was opened. */
    public ObjectId head() {
        return ObjectId.of(git.demand(new GitCommand.Resolve("HEAD^{commit}")).line());
    }

    /** The branch that is checked out where the repository was opened; absent when HEAD is detached. */
    public Optional<RefName> checkedOutBranch() {
        GitResult result = git.run(new GitCommand.HeadBranch());
        return result.succeeded() ? Optional.of(new RefName(result.line())) : Optional.empty();
    }

    /** What is not committed where the repository was opened. */
    public List<StatusEntry> dirtyFiles() {
        return StatusEntry.parse(git.demand(new GitCommand.Status()).parts());
    }

    /** What git tracks of these paths, relative to the root of the work tree, and of what lies below them. */
    public List<String> tracked(List<String> paths) {
        List<String> inside = paths.stream()
                .filter(path -> !path.isEmpty() && !path.startsWith("/") && !path.startsWith(".."))
                .toList();
        return inside.isEmpty()
                ? List.of()
                : git().at(topLevel())
                        .demand(new GitCommand.ListTracked(inside))
                        .parts();
    }

    /** All that git tracks, relative to the root of the work tree. */
    public List<String> trackedFiles() {
        return tracked(List.of("."));
    }

    /** Who commits here: as the repository's, or else the user's, configuration says, and Trackyard where it says nothing. */
    public Identity identity() {
        Optional<String> name = setting("user.name");
        Optional<String> email = setting("user.email");
        return name.isPresent() && email.isPresent() ? new Identity(name.get(), email.get()) : Identity.TRACKYARD;
    }

    /** The commit a revision names, as a person types one. */
    public Optional<ObjectId> resolve(String revision) {
        if (revision.startsWith("-")) {
            return Optional.empty();
        }
        GitResult result = git.run(new GitCommand.Resolve(revision + "^{commit}"));
        return result.succeeded() ? Optional.of(ObjectId.of(result.line())) : Optional.empty();
    }

    /** Whether a commit holds a file or directory at this path, relative to its root. */
    public boolean holds(ObjectId commit, String path) {
        return git.run(new GitCommand.Resolve(commit.hex() + ":" + path)).succeeded();
    }

    /** Whether a person may call a branch so: git takes the name, and it is none of Trackyard's, nor in the way of those. */
    public boolean isBranchName(String name) {
        return !name.startsWith("-")
                && !name.equals("trackyard")
                && git.run(new GitCommand.CheckBranchName(name)).succeeded()
                && !RefName.branch(name).isTrackyards();
    }

    /** The ids of all tasks whose finished work is reachable from a commit. */
    public Set<String> tasksIn(ObjectId commit) {
        return objects.tasksIn(commit);
    }

    /**
     * What commits reachable from a commit name in brackets behind their type, as in {@code feat(03-01): …}. Commits of
     * documentation are left out: a plan is written by one, too.
     */
    public Set<String> scopesIn(ObjectId commit) {
        return objects.scopesIn(commit);
    }

    public RunCommit commit(ObjectId id) {
        return objects.commit(id);
    }

    /** Whether {@code old} is {@code young} or one of its ancestors. */
    public boolean isReachable(ObjectId old, ObjectId young) {
        return objects.isReachable(old, young);
    }

    /**
     * The text of a file in a commit or a tree; empty where there is no such file, or one of more than so many bytes.
     *
     * @param path relative to the root
     */
    public Optional<String> text(ObjectId treeish, String path, long most) {
        return objects.file(treeish, path, most).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** The refs, to be read and moved. */
    public Refs refs() {
        return refs;
    }

    /** What lies in the submodules of its worktrees. */
    public Submodules submodules() {
        return new Submodules(this);
    }

    /** Stores bytes as they are. */
    ObjectId writeBlob(byte[] content) {
        ObjectId name = ObjectReader.nameOfBlob(content);
        if (objects.has(name)) {
            return name;
        }
        return objects.writer()
                .blob(content)
                .orElseGet(() -> ObjectId.of(
                        git.demand(new GitCommand.WriteBlob(content)).line()));
    }

    byte[] readBlob(ObjectId id) {
        return objects.blob(id);
    }

    ObjectReader objects() {
        return objects;
    }

    FilterSettings filters() {
        return filters;
    }

    WrittenTrees writtenTrees() {
        return writtenTrees;
    }

    /** Who commits here, as of a minute ago at the earliest. */
    Committers committers() {
        Committers known = committers;
        if (known == null || known.isOld()) {
            known = Committers.of(git);
            committers = known;
        }
        return known;
    }

    GitVersion version() {
        return version;
    }

    GitRunner git() {
        return git;
    }

    /**
     * git, one at a time in this repository. The lock is held by the git that works under it and not by this process: it
     * holds until that git has ended, even when its worker is killed. flock, because a lock of Java's is lost as soon as
     * the same process opens and closes the file once more.
     */
    GitRunner exclusiveGit() {
        Path lock = commonDirectory.resolve("trackyard.lock");
        return git.behind(List.of("flock", "-x", "-w", Integer.toString(LOCK_SECONDS), lock.toString()));
    }

    /** Lets go of the files of the object store, and of the processes that move refs. */
    @Override
    public void close() {
        refs.close();
        objects.close();
    }

    private Path topLevelOfClone() {
        return Objects.requireNonNull(commonDirectory.getParent(), "a .git directory lies in a work tree");
    }

    private Optional<String> setting(String key) {
        GitResult result = git.run(new GitCommand.Setting(key));
        return result.succeeded() && !result.line().isBlank() ? Optional.of(result.line()) : Optional.empty();
    }

    private static String shortHash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
