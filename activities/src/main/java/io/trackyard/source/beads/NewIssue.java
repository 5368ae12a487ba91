package io.trackyard.source.beads;

import io.trackyard.source.FixTask;

/**
 * An issue to be added, of type bug and with the label {@code calibration}.
 *
 * @param key by which it is found again, in beads' {@code external_ref}
 */
record NewIssue(String key, FixTask fix) {
    static final String TYPE = "bug";
    static final String LABEL = "calibration";

    /** Whether an issue is this one, added before. */
    boolean is(Issue issue) {
        return issue.text("external_ref").equals(key);
    }
}
