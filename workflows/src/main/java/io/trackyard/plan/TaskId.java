package io.trackyard.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The name a task has in its source, as it stands there; any text of up to 500 characters that is not blank. */
public record TaskId(@JsonValue String text) implements Comparable<TaskId> {
    /** More is no name any source gives. */
    public static final int LONGEST = 500;

    public TaskId {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("a task id has 1 to " + LONGEST + " characters, not: '" + text + "'");
        }
    }

    @JsonCreator
    public static TaskId of(String text) {
        return new TaskId(text);
    }

    /** As a record has it, written out: ids are looked up all the time, and what a record makes itself is slow at first. */
    @Override
    public boolean equals(Object other) {
        return other instanceof TaskId id && text.equals(id.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public int compareTo(TaskId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
