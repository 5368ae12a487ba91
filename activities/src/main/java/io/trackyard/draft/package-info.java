/**
 * The first {@code trackyard.yaml} of a repository: what is found by looking, and the text that proposes it.
 */
@NullMarked
package io.trackyard.draft;

import org.jspecify.annotations.NullMarked;
