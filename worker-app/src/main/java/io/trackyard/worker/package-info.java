/**
 * A worker of this host: what it serves, how it takes over from one that died, how one is found or started. {@link
 * io.trackyard.worker.Wiring} is the only place that creates the implementations of activities.
 */
@NullMarked
package io.trackyard.worker;

import org.jspecify.annotations.NullMarked;
