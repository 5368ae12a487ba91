package io.trackyard.git;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * Who commits in a repository: as git itself says, which knows its configuration better than anybody who would read it, but
 * is not to guess; Trackyard where it says nothing.
 *
 * @param asked on the clock of {@link System#nanoTime}
 */
record Committers(Identity author, Identity committer, long asked) {
    /** So long a change of the configuration may go unseen. */
    private static final Duration LIFE = Duration.ofMinutes(1);

    static Committers of(GitRunner git) {
        GitRunner strict = git.withSetting("user.useConfigOnly", "true");
        GitResult author = strict.run(new GitCommand.Ident("GIT_AUTHOR_IDENT"));
        GitResult committer = strict.run(new GitCommand.Ident("GIT_COMMITTER_IDENT"));
        return author.succeeded() && committer.succeeded()
                ? new Committers(identity(author.line()), identity(committer.line()), System.nanoTime())
                : new Committers(Identity.TRACKYARD, Identity.TRACKYARD, System.nanoTime());
    }

    boolean isOld() {
        return System.nanoTime() - asked > LIFE.toNanos();
    }

    PersonIdent authorAt(Instant moment) {
        return at(author, moment);
    }

    PersonIdent committerAt(Instant moment) {
        return at(committer, moment);
    }

    private static PersonIdent at(Identity identity, Instant moment) {
        return new PersonIdent(identity.name(), identity.email(), moment, ZoneOffset.UTC);
    }

    /** Reads {@code Ada Lovelace <ada@example.org> 1790000000 +0000}; git allows neither bracket in a name. */
    private static Identity identity(String line) {
        int open = line.indexOf('<');
        return new Identity(line.substring(0, open).strip(), line.substring(open + 1, line.lastIndexOf('>')));
    }
}
