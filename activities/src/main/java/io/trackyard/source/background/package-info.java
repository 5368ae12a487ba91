/**
 * What a person says of background tasks, and what is asked of them: {@code background.yaml}, the settings of Claude Code,
 * the kinds of agents that ship, and lists of prompts. They are no run, so there is no source of theirs to detect.
 */
@NullMarked
package io.trackyard.source.background;

import org.jspecify.annotations.NullMarked;
