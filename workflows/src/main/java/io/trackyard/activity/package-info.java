/**
 * What the workflows ask of the world: activity interfaces and the records that cross them. One input record for each
 * method, with the version of its form first; ids and addresses only, never prompts, logs or diffs. Every name and
 * failure type here is in the histories of running workflows: {@code docs/contracts.md} lists them.
 */
@NullMarked
package io.trackyard.activity;

import org.jspecify.annotations.NullMarked;
