/** What tests of this module and of those above it use: a real server of their own. */
@NullMarked
package io.trackyard.testing;

import org.jspecify.annotations.NullMarked;
