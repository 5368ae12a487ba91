package io.trackyard.git;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refs to be moved together, each from the value it is expected to have; a value, tried by {@link Refs#move}. A fenced move
 * happens only while its epoch holds: the epoch's ref is verified, and locked, in the same transaction, so that no moment
 * lies between the check and the act.
 */
public final class RefMove {
    private final List<Step> steps;

    private RefMove(List<Step> steps) {
        this.steps = steps;
    }

    /** A move that everybody may make at any time: the compare-and-swap of each ref is its only condition. */
    public static RefMove unfenced() {
        return new RefMove(List.of());
    }

    /** A move that happens only while this epoch is the current one. More epochs are added by {@link #verify}. */
    public static RefMove fencedBy(Epoch epoch) {
        return unfenced().verify(epoch);
    }

    public RefMove verify(Epoch epoch) {
        return plus(new Step(Kind.VERIFY, epoch.ref(), null, epoch.object()));
    }

    /** The ref must not exist yet. */
    public RefMove create(RefName ref, ObjectId value) {
        return plus(new Step(Kind.CREATE, ref, value, null));
    }

    public RefMove update(RefName ref, ObjectId value, ObjectId expected) {
        return plus(new Step(Kind.UPDATE, ref, value, expected));
    }

    public RefMove delete(RefName ref, ObjectId expected) {
        return plus(new Step(Kind.DELETE, ref, null, expected));
    }

    List<Step> steps() {
        return steps;
    }

    /** The refs that are to move. */
    List<String> names() {
        return steps.stream()
                .filter(step -> step.kind != Kind.VERIFY)
                .map(step -> step.ref.value())
                .toList();
    }

    /**
     * What {@code git update-ref --stdin} reads. With {@code start}, {@code prepare} and {@code commit}, because an input
     * that is cut off would otherwise be carried out in part.
     */
    byte[] input() {
        StringBuilder input = new StringBuilder("start\n");
        steps.forEach(step -> input.append(step.line()).append('\n'));
        return input.append("prepare\ncommit\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private RefMove plus(Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return new RefMove(List.copyOf(more));
    }

    enum Kind {
        VERIFY,
        CREATE,
        UPDATE,
        DELETE
    }

    /**
     * One ref of the transaction.
     *
     * @param value what it is to become
     * @param expected what it must be; absent where it must not exist
     */
    record Step(
            Kind kind,
            RefName ref,
            @Nullable ObjectId value,
            @Nullable ObjectId expected) {

        private String line() {
            return switch (kind) {
                case VERIFY -> "verify %s %s".formatted(ref, expected);
                case CREATE -> "create %s %s".formatted(ref, value);
                case UPDATE -> "update %s %s %s".formatted(ref, value, expected);
                case DELETE -> "delete %s %s".formatted(ref, expected);
            };
        }
    }
}
