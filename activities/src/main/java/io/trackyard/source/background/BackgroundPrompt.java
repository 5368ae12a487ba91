package io.trackyard.source.background;

import org.jspecify.annotations.Nullable;

/**
 * A background task as a person wrote it down.
 *
 * @param prompt what is asked
 * @param id the name it is to have; absent for one that Trackyard chooses
 * @param kind the kind of agent that is to have it; absent for a plain prompt
 */
public record BackgroundPrompt(
        String prompt, @Nullable String id, @Nullable String kind) {}
