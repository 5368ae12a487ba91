/** Codex as an agent: its flags, its stream of JSON events, and what its ends mean. Measured with 0.169.0. */
@NullMarked
package io.trackyard.agent.codex;

import org.jspecify.annotations.NullMarked;
