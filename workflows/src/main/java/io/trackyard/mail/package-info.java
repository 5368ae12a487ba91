/**
 * The messages of a run: what its tracks and its coordinator tell each other. They are a function of what the run knows
 * of its tasks, so each is sent once, none is lost and no agent has to remember to send one.
 */
@NullMarked
package io.trackyard.mail;

import org.jspecify.annotations.NullMarked;
