package io.trackyard.git;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the frozen plans of runs as git objects: a plan's address is the name of its content, so that it can never be
 * anything else, and travels with the repository.
 */
public final class PlanStore {
    private final Repository repository;

    public PlanStore(Repository repository) {
        this.repository = repository;
    }

    /**
     * Stores a version of a run's plan and keeps it from being collected. Storing the same again changes nothing.
     *
     * @return the address for {@link #read}
     * @throws io.trackyard.problem.ProblemException if the run already has another plan of this version
     */
    public ObjectId write(String run, int version, byte[] plan) {
        ObjectId address = repository.writeBlob(plan);
        RefName ref = RunRefs.of(run).plan(version);
        RefMove move = RefMove.unfenced().create(ref, address);
        RefMoveResult result = repository.refs().movePatiently(move);
        if (result == RefMoveResult.MOVED) {
            return address;
        }
        ObjectId stored = repository.refs().read(ref).orElseThrow(() -> new RefMoveRefusedException(move, result));
        if (!stored.equals(address)) {
            throw Problem.of(Fault.OURS, "plan-is-frozen")
                    .what("the run '%s' has another plan of version %d already", run, version)
                    .why("stored %s, offered %s", stored.abbreviate(), address.abbreviate())
                    .exception();
        }
        return address;
    }

    /** The newest version of a run's plan, and its number; empty where none was stored. */
    public Optional<Version> newest(String run) {
        return versions(run).stream().reduce((earlier, later) -> later);
    }

    /** All versions of a run's plan, the first one first. */
    public List<Version> versions(String run) {
        List<Version> versions = new ArrayList<>();
        for (int number = 1; ; number++) {
            Optional<ObjectId> stored = repository.refs().read(RunRefs.of(run).plan(number));
            if (stored.isEmpty()) {
                return versions;
            }
            versions.add(new Version(number, stored.get()));
        }
    }

    /** A version of a run's plan. */
    public record Version(int number, ObjectId address) {}

    /** The bytes that were stored. */
    public byte[] read(ObjectId address) {
        return repository.readBlob(address);
    }
}
