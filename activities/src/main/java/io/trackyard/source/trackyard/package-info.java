/**
 * Tasks in Trackyard's own form: {@code tasks:} in a {@code trackyard.yaml}.
 */
@NullMarked
package io.trackyard.source.trackyard;

import org.jspecify.annotations.NullMarked;
