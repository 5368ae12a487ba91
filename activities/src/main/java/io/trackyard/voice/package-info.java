/**
 * What a live session may say and ask while it works: who it is, told by its token, and what it is answered. How it is
 * heard, over which protocol and at which address, is the worker's to know.
 */
@NullMarked
package io.trackyard.voice;

import org.jspecify.annotations.NullMarked;
