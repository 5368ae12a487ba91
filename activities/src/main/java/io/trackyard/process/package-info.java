/**
 * Running other programs, knowing which process is which, and ending everything a program started. The only package that
 * touches {@link java.lang.ProcessBuilder} and {@link java.lang.ProcessHandle}; every other package asks it.
 */
@NullMarked
package io.trackyard.process;

import org.jspecify.annotations.NullMarked;
