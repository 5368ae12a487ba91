/**
 * Trackyard's own Temporal server: where its program comes from, and how the one server of a user is found, started and
 * stopped. It is the real {@code temporal server start-dev} on a database file; there is no fall-back that forgets.
 */
@NullMarked
package io.trackyard.server;

import org.jspecify.annotations.NullMarked;
