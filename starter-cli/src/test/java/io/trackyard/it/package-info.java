/** The whole program as a process of its own, with directories of its own. */
@NullMarked
package io.trackyard.it;

import org.jspecify.annotations.NullMarked;
