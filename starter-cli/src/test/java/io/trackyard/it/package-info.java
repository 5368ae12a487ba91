/** What Trackyard survives, shown on the whole of it: the real program, the real server, agents that are processes. */
@NullMarked
package io.trackyard.it;

import org.jspecify.annotations.NullMarked;
