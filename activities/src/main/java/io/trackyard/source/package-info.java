/**
 * What a task source is: a {@link io.trackyard.source.SourceFormat} finds {@link io.trackyard.source.TaskSource}s, a
 * source reads tasks and may have a {@link io.trackyard.source.SourceWriter}; and the settings that are laid over each
 * other, from the profile that comes with a format up to the command line. One package below for each format.
 */
@NullMarked
package io.trackyard.source;

import org.jspecify.annotations.NullMarked;
