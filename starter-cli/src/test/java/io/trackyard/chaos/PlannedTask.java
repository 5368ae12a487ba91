package io.trackyard.chaos;

import java.util.List;

/**
 * A task of a generated plan.
 *
 * @param part the directory that is its scope; tasks of one part and phase share a track
 * @param needs tasks of earlier phases, whose files its own quotes
 */
record PlannedTask(String id, int phase, String part, List<PlannedTask> needs, Act act) {

    /** What its agent does. */
    enum Act {
        /** Its task. */
        WORKS,
        /** Gives up once, then does it. */
        ONCE,
        /** Gives up each time. */
        FAILS,
        /** Does it, and leaves a process behind. */
        LEAVES,
        /** Does it when it is let. */
        WAITS;

        /** As it stands on the agent's card. */
        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What must become of it. */
    enum End {
        INTEGRATED,
        ABANDONED,
        SKIPPED;

        /** As {@code status --json} has it. */
        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    End end() {
        if (needs.stream().anyMatch(need -> need.end() != End.INTEGRATED)) {
            return End.SKIPPED;
        }
        return act == Act.FAILS ? End.ABANDONED : End.INTEGRATED;
    }

    String file() {
        return "parts/%s/%s.txt".formatted(part, id);
    }

    /** What its agent writes. */
    String content() {
        StringBuilder content = new StringBuilder("task %s\n".formatted(id));
        for (PlannedTask need : needs) {
            content.append("needs %s\n".formatted(need.file()))
                    .append(need.content().indent(2));
        }
        return content.toString();
    }
}
