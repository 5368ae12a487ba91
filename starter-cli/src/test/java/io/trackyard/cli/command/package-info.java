/** Collaborators of commands, with real repositories and programs. */
@NullMarked
package io.trackyard.cli.command;

import org.jspecify.annotations.NullMarked;
