/** Gemini CLI as an agent: its flags, its stream of JSON events, and what its ends mean. Measured with 0.61.0. */
@NullMarked
package io.trackyard.agent.gemini;

import org.jspecify.annotations.NullMarked;
