/** The agents of this machine: which there are, whether they are signed in, and whether one does what it is told. */
@NullMarked
package io.trackyard.trial;

import org.jspecify.annotations.NullMarked;
