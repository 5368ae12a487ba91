package io.trackyard.git;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Raises and reads epochs. The ref is the truth: whoever held the epoch before cannot move a ref with it from the moment
 * {@link #take} returns.
 */
public final class Epochs {
    /** A loser's next look finds the winner's number; so many losses in a row are no race but a fault. */
    private static final int TRIES = 50;

    private final Repository repository;

    public Epochs(Repository repository) {
        this.repository = repository;
    }

    /** The epoch that holds now, if one was ever taken. */
    public Optional<Epoch> current(RefName ref) {
        return repository.refs().read(ref).map(object -> new Epoch(number(object), object, ref));
    }

    /**
     * Takes over: the epoch returned is higher than any before it. Called twice, it takes twice.
     *
     * @throws RefMoveRefusedException if another program packs the refs and does not come to an end
     */
    public Epoch take(RefName ref) {
        for (int attempt = 1; ; attempt++) {
            Optional<Epoch> before = current(ref);
            long number = before.map(Epoch::number).orElse(0L) + 1;
            ObjectId object = repository.writeBlob((number + "\n").getBytes(StandardCharsets.US_ASCII));
            RefMove move = before.map(epoch -> RefMove.unfenced().update(ref, object, epoch.object()))
                    .orElseGet(() -> RefMove.unfenced().create(ref, object));
            RefMoveResult result = repository.refs().movePatiently(move);
            if (result == RefMoveResult.MOVED) {
                return new Epoch(number, object, ref);
            }
            if (result != RefMoveResult.CHANGED_MEANWHILE || attempt == TRIES) {
                throw new RefMoveRefusedException(move, result);
            }
        }
    }

    private long number(ObjectId object) {
        return Long.parseLong(new String(repository.readBlob(object), StandardCharsets.US_ASCII).strip());
    }
}
