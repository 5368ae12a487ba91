/** Tells a person at this machine that something has ended: by the desktop where there is one, else by a bell. */
@NullMarked
package io.trackyard.notify;

import org.jspecify.annotations.NullMarked;
