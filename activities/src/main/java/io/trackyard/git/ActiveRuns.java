package io.trackyard.git;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * At most one run works on a source. Which one is a ref, made before the run starts; it may outlive a run that was
 * terminated, so whoever finds it asks the server as well.
 */
public final class ActiveRuns {
    private final Repository repository;

    public ActiveRuns(Repository repository) {
        this.repository = repository;
    }

    /**
     * Makes a run the source's, if no other is. Claiming again for the same run changes nothing.
     *
     * @return the run that has the source now: the one given, or the one that was there before it
     */
    public String claim(String source, String run) {
        RefName ref = RunRefs.active(source);
        RefMove move = RefMove.unfenced().create(ref, blob(run));
        RefMoveResult result = repository.refs().movePatiently(move);
        return result == RefMoveResult.MOVED
                ? run
                : holder(source).orElseThrow(() -> new RefMoveRefusedException(move, result));
    }

    /** The run that has the source. */
    public Optional<String> holder(String source) {
        return repository
                .refs()
                .read(RunRefs.active(source))
                .map(object -> new String(repository.readBlob(object), StandardCharsets.UTF_8));
    }

    /** The runs that have a source, of whatever source. */
    public Set<String> holders() {
        Set<String> holders = new TreeSet<>();
        repository
                .refs()
                .below(RunRefs.ALL_ACTIVE)
                .values()
                .forEach(object -> holders.add(new String(repository.readBlob(object), StandardCharsets.UTF_8)));
        return holders;
    }

    /** Ends a run's claim; that of another run stays. Freeing again changes nothing. */
    public void free(String source, String run) {
        RefName ref = RunRefs.active(source);
        ObjectId claim = blob(run);
        if (repository.refs().read(ref).filter(claim::equals).isPresent()) {
            RefMove move = RefMove.unfenced().delete(ref, claim);
            RefMoveResult result = repository.refs().movePatiently(move);
            if (result == RefMoveResult.LOCKED) {
                throw new RefMoveRefusedException(move, result);
            }
        }
    }

    private ObjectId blob(String run) {
        return repository.writeBlob(run.getBytes(StandardCharsets.UTF_8));
    }
}
