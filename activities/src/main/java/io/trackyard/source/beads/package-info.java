/**
 * Tasks as issues of beads.
 */
@NullMarked
package io.trackyard.source.beads;

import org.jspecify.annotations.NullMarked;
