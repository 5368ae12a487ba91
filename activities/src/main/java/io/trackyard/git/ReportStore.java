package io.trackyard.git;

import java.util.Map;

/** Keeps what is said of runs at the ends of their phases, a blob for each form, where it travels with the repository. */
public final class ReportStore {
    private static final String SEEN = "md";

    private final Repository repository;
    private final RunRefs refs;

    public ReportStore(Repository repository, String run) {
        this.repository = repository;
        this.refs = RunRefs.of(run);
    }

    /** Whether something is kept of this phase's end. */
    public boolean has(int phase) {
        return repository.refs().read(refs.report(phase, SEEN)).isPresent();
    }

    /**
     * Keeps it, all forms or none. What was kept of this phase before stays.
     *
     * @param forms the texts by what files with them would end in, {@code "md"} among them
     */
    public void keep(int phase, Map<String, byte[]> forms) {
        RefMove move = RefMove.unfenced();
        for (Map.Entry<String, byte[]> form : forms.entrySet()) {
            move = move.create(refs.report(phase, form.getKey()), repository.writeBlob(form.getValue()));
        }
        RefMoveResult result = repository.refs().movePatiently(move);
        if (result != RefMoveResult.MOVED && !has(phase)) {
            throw new RefMoveRefusedException(move, result);
        }
    }
}
