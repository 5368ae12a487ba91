package io.trackyard.git;

import java.nio.charset.StandardCharsets;
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
        String date = "@%d +0000".formatted(time.instant().getEpochSecond());
        GitCommand commit = new GitCommand.CommitTree(tree, parents, message.getBytes(StandardCharsets.UTF_8));
        GitRunner git = repository.git().withVariable("GIT_AUTHOR_DATE", date).withVariable("GIT_COMMITTER_DATE", date);
        // git knows who commits here better than anybody who would ask it first; it is only not to guess
        GitResult byOwner = git.withSetting("user.useConfigOnly", "true").run(commit);
        return ObjectId.of((byOwner.succeeded()
                        ? byOwner
                        : git.withIdentity(Identity.TRACKYARD).demand(commit))
                .line());
    }
}
