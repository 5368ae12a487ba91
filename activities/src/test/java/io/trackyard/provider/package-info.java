/**
 * A model's provider on this machine, for tests: real agent clients talk to it as to their own, and it answers what a test
 * has written down.
 */
@NullMarked
package io.trackyard.provider;

import org.jspecify.annotations.NullMarked;
