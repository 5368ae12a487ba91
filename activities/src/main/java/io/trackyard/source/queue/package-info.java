/**
 * Tasks as queue files: {@code .agent/queue/001-pending-name.md}, whose names say how far they are. Other tools rename and
 * write the same files, so a name that has changed meanwhile is taken as it is found; the name counts, not the body.
 */
@NullMarked
package io.trackyard.source.queue;

import org.jspecify.annotations.NullMarked;
