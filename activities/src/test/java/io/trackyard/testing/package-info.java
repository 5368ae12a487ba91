/** What tests of this module and of those above it share: real processes under control, never stand-ins. */
@NullMarked
package io.trackyard.testing;

import org.jspecify.annotations.NullMarked;
