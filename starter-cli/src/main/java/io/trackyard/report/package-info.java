/**
 * What a run came to, with its evidence: a value that is read once, from the run's state, its session directories and git,
 * and its pictures in Markdown, HTML and JSON, which are pure functions of it. Titles, logs and names in it are anybody's
 * text: every picture escapes them.
 */
@NullMarked
package io.trackyard.report;

import org.jspecify.annotations.NullMarked;
