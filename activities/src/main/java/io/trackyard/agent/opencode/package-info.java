/** OpenCode as an agent: its flags, its stream of JSON events, and what its ends mean. Measured with 1.18.33. */
@NullMarked
package io.trackyard.agent.opencode;

import org.jspecify.annotations.NullMarked;
