/**
 * What the files of a project say of building and testing it. They are looked at; nothing is run.
 */
@NullMarked
package io.trackyard.source.project;

import org.jspecify.annotations.NullMarked;
