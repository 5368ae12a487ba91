package io.trackyard.git;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Writes commit objects: no hook runs, nothing is signed, no ref moves. */
final class Commits {
    private final Repository repository;
    private final InstantSource time;

    Commits(Repository repository, InstantSource time) {
        this.repository = repository;
        this.time = time;
    }

    ObjectId write(ObjectId tree, List<ObjectId> parents, CommitMessage message) {
        return write(tree, parents, message.text());
    }

    ObjectId write(ObjectId tree, List<ObjectId> parents, String message) {
        Instant now = Instant.ofEpochSecond(time.instant().getEpochSecond());
        Committers who = repository.committers();
        return repository
                .objects()
                .writer()
                .commit(tree, parents, who.authorAt(now), who.committerAt(now), message)
                .orElseGet(() -> byGit(tree, parents, who, now, message));
    }

    private ObjectId byGit(ObjectId tree, List<ObjectId> parents, Committers who, Instant now, String message) {
        String date = "@%d +0000".formatted(now.getEpochSecond());
        GitCommand commit = new GitCommand.CommitTree(tree, parents, message.getBytes(StandardCharsets.UTF_8));
        return ObjectId.of(repository
                .git()
                .withIdentities(who.author(), who.committer())
                .withVariable("GIT_AUTHOR_DATE", date)
                .withVariable("GIT_COMMITTER_DATE", date)
                .demand(commit)
                .line());
    }
}
