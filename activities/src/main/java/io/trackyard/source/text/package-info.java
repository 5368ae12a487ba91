/**
 * Reading text that a person or another program wrote: files, YAML, and what is wrong with them, by line.
 */
@NullMarked
package io.trackyard.source.text;

import org.jspecify.annotations.NullMarked;
