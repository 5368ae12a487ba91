/** The whole of Trackyard for a test: a repository, directories of its own, the real program, the real server, agents. */
@NullMarked
package io.trackyard.testing;

import org.jspecify.annotations.NullMarked;
