package io.trackyard.git;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;

/**
 * Writes objects through JGit, each the same bytes that git would write, and without a process for each. It moves no ref.
 * Where it writes nothing git is to be asked: a clean-up of git's may remove a directory of the store at that moment, and in
 * a store that several users share the files have to be theirs too.
 */
final class ObjectWriter {
    private final org.eclipse.jgit.lib.Repository store;

    ObjectWriter(org.eclipse.jgit.lib.Repository store) {
        this.store = store;
    }

    /** Stores bytes as they are. */
    Optional<ObjectId> blob(byte[] content) {
        return write(inserter -> inserter.insert(Constants.OBJ_BLOB, content));
    }

    Optional<ObjectId> tree(TreeFormatter entries) {
        return write(inserter -> inserter.insert(entries));
    }

    Optional<ObjectId> commit(
            ObjectId tree, List<ObjectId> parents, PersonIdent author, PersonIdent committer, String message) {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(ObjectReader.jgit(tree));
        commit.setParentIds(parents.stream().map(ObjectReader::jgit).toList());
        commit.setAuthor(author);
        commit.setCommitter(committer);
        commit.setMessage(message);
        return write(inserter -> inserter.insert(commit));
    }

    private interface Writing {
        org.eclipse.jgit.lib.ObjectId by(ObjectInserter inserter) throws IOException;
    }

    private Optional<ObjectId> write(Writing writing) {
        if (store.getConfig().getString("core", null, "sharedrepository") != null) {
            return Optional.empty();
        }
        try (ObjectInserter inserter = store.newObjectInserter()) {
            ObjectId written = ObjectId.of(writing.by(inserter).getName());
            inserter.flush();
            return Optional.of(written);
        } catch (IOException refused) {
            return Optional.empty();
        }
    }
}
