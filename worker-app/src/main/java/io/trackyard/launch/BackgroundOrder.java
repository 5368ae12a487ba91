package io.trackyard.launch;

import io.trackyard.background.host.BackgroundCard.Work;
import org.jspecify.annotations.Nullable;

/**
 * A background task as it was asked for.
 *
 * @param id the name it is to have; absent for one that is chosen
 * @param prompt what its agent is told, persona and all
 * @param title the beginning of what was asked, for people
 * @param work how it is carried out; without a base, which is looked for when it is launched
 */
public record BackgroundOrder(@Nullable String id, String prompt, String title, Work work) {
    /** What fits into a line of a list. */
    private static final int TITLE_CHARACTERS = 60;

    /** The title of a task of which this was asked. */
    public static String titleOf(String asked) {
        String line = asked.strip().lines().findFirst().orElse("").strip();
        return line.codePointCount(0, line.length()) <= TITLE_CHARACTERS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, TITLE_CHARACTERS - 1)) + "…";
    }
}
