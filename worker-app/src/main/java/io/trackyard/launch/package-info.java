/** Starts a run: freezes its plan, marks its source as in use, keeps what the host needs to know, tells the server. */
@NullMarked
package io.trackyard.launch;

import org.jspecify.annotations.NullMarked;
