/**
 * Finds out which files a task will touch that declares none: from the paths its text names and from those that the
 * repository has. Pure functions; what they find is a guess, shown with its origin, and never enforced.
 */
@NullMarked
package io.trackyard.source.scope;

import org.jspecify.annotations.NullMarked;
