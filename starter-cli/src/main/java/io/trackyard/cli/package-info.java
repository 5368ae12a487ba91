/**
 * The program: its exit codes, what all commands share, and how an error reaches a person. Each command is a class of
 * its own in {@code command}.
 */
@NullMarked
package io.trackyard.cli;

import org.jspecify.annotations.NullMarked;
