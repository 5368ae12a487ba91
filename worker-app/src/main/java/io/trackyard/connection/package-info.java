/**
 * The way to a Temporal server: which one is meant, the stubs and the client on it, and what Trackyard needs to find
 * there.
 */
@NullMarked
package io.trackyard.connection;

import org.jspecify.annotations.NullMarked;
