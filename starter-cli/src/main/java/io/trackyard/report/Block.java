package io.trackyard.report;

import java.util.List;

/** A part of a page. */
sealed interface Block {
    /** @param level from 1 */
    record Heading(int level, Words words) implements Block {}

    /** Some lines that belong together. */
    record Items(List<Words> items) implements Block {}

    /** What a program printed. */
    record Log(String text) implements Block {}

    /** The line of time. */
    record Picture(Timeline timeline) implements Block {}

    /**
     * What a page with room for it shows at once, and a small one where it is asked for.
     *
     * @param level of its heading, where it is set as one
     */
    record Fold(int level, Words heading, List<Block> content) implements Block {}
}
