package io.trackyard.git;

import org.jspecify.annotations.Nullable;

/**
 * A ref that is not the task's own and that its session moved.
 *
 * @param before absent where it did not exist
 * @param undone whether it is where it was
 */
public record StrayedRef(RefName ref, @Nullable ObjectId before, ObjectId after, boolean undone) {

    /** In a few words. */
    public String words() {
        if (undone) {
            return "%s (put back to %s)".formatted(ref.shortName(), known(before));
        }
        return before == null
                ? "%s (is at %s, and was not there)".formatted(ref.shortName(), after.abbreviate())
                : "%s (is at %s, was at %s: put it back yourself)"
                        .formatted(ref.shortName(), after.abbreviate(), before.abbreviate());
    }

    private static String known(@Nullable ObjectId object) {
        return object == null ? "nothing" : object.abbreviate();
    }
}
