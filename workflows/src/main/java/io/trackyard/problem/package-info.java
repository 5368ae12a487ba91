/**
 * What went wrong, whose fault it is, and what a person can do next. Every other package reports through these types;
 * the command line alone turns them into text and exit codes.
 */
@NullMarked
package io.trackyard.problem;

import org.jspecify.annotations.NullMarked;
