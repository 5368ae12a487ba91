package io.trackyard.git;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks through the refs that runs left in a repository, and tells what they hold. Changes nothing. */
public final class LeftRefs {
    private static final List<String> PLACES = List.of(
            "refs/heads/trackyard/",
            "refs/heads/trackyard-tracks/",
            "refs/trackyard/runs/",
            "refs/trackyard/wip/",
            "refs/trackyard/abandoned/",
            "refs/trackyard/epoch/");

    private final Repository repository;

    public LeftRefs(Repository repository) {
        this.repository = repository;
    }

    /** All of them, by name; those of background tasks are snapshots and epochs of a run called {@code bg}. */
    public List<RunRef> all() {
        List<RunRef> found = new ArrayList<>();
        for (String line :
                repository.git().demand(new GitCommand.ListDatedRefs(PLACES)).lines()) {
            String[] parts = line.split(" ", 3);
            Instant at = parts.length < 3 || parts[2].isBlank()
                    ? null
                    : Instant.ofEpochSecond(Long.parseLong(parts[2].strip()));
            RunRef.of(new RefName(parts[0]), ObjectId.of(parts[1]), at).ifPresent(found::add);
        }
        return found;
    }

    /** Those of these commits that are on a branch that is not Trackyard's; a remote one will do. */
    public Set<ObjectId> landed(Collection<ObjectId> commits) {
        if (commits.isEmpty()) {
            return Set.of();
        }
        StringBuilder revisions = new StringBuilder();
        commits.forEach(commit -> revisions.append(commit).append('\n'));
        for (String place : List.of("refs/heads/", "refs/remotes/")) {
            repository.refs().below(place).forEach((name, tip) -> {
                if (!name.isTrackyards()) {
                    revisions.append('^').append(tip).append('\n');
                }
            });
        }
        Set<ObjectId> landed = new HashSet<>(commits);
        repository
                .git()
                .demand(new GitCommand.ListCommits(revisions.toString().getBytes(StandardCharsets.UTF_8)))
                .lines()
                .forEach(commit -> landed.remove(ObjectId.of(commit)));
        return landed;
    }

    /** Where the paths of two commits part; the first parent of the second where they have nothing in common. */
    public ObjectId base(ObjectId trunk, ObjectId commit) {
        GitResult common = repository.git().run(new GitCommand.MergeBase(trunk, commit));
        if (common.succeeded()) {
            return ObjectId.of(common.line());
        }
        List<ObjectId> parents = repository.commit(commit).parents();
        return parents.isEmpty() ? commit : parents.get(0);
    }

    /** The paths that a commit changes, compared with another. */
    public List<ChangedPath> changes(ObjectId base, ObjectId commit) {
        return repository.objects().changes(base, repository.commit(commit).tree());
    }

    /** What leads from one commit to another, as {@code git apply} takes it. */
    public byte[] patch(ObjectId base, ObjectId commit) {
        return repository.git().demand(new GitCommand.Patch(base, commit)).output();
    }

    /** How many bytes of objects only these refs keep: what a garbage collection frees once they are gone. */
    public long bytesKeptBy(Collection<RefName> refs) {
        Set<RefName> going = new HashSet<>(refs);
        StringBuilder revisions = new StringBuilder();
        repository.refs().below("refs/").forEach((name, object) -> {
            if (going.contains(name)) {
                revisions.append(object).append('\n');
            } else {
                revisions.append('^').append(object).append('\n');
            }
        });
        revisions.append("^HEAD\n");
        return Long.parseLong(repository
                .git()
                .demand(new GitCommand.DiskUsage(revisions.toString().getBytes(StandardCharsets.UTF_8)))
                .line());
    }
}
