/**
 * The look at a phase before the next one starts: the gate, the commands and the agent that say what is to be mended.
 */
@NullMarked
package io.trackyard.calibration;

import org.jspecify.annotations.NullMarked;
