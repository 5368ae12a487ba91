/** What lies in {@code examples/}, carried out for real: by the shell and the compiler of this machine. */
@NullMarked
package io.trackyard.examples;

import org.jspecify.annotations.NullMarked;
