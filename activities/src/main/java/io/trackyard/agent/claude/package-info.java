/** Claude Code as an agent: its flags, its stream of JSON events, and what its ends mean. Measured with 2.1.329. */
@NullMarked
package io.trackyard.agent.claude;

import org.jspecify.annotations.NullMarked;
