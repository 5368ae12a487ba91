/** One class for each command: options as fields, one collaborator asked, one view shown, one exit code returned. */
@NullMarked
package io.trackyard.cli.command;

import org.jspecify.annotations.NullMarked;
