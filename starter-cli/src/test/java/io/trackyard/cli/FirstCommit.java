package io.trackyard.cli;

import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/** Makes a directory a repository, with all that lies in it committed. */
final class FirstCommit {
    private FirstCommit() {}

    static void in(Path directory) throws GitAPIException {
        try (Git git = Git.init().setDirectory(directory.toFile()).call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("Begin")
                    .setAuthor("Somebody", "somebody@localhost")
                    .setCommitter("Somebody", "somebody@localhost")
                    .setSign(false)
                    .call();
        }
    }
}
