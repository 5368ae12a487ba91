/**
 * Tasks as XML files in layers, with a layer plan beside them: {@code docs/tasks/<slug>/}. What became of them is kept in
 * the {@code execute-state.json} that other programs of this form read and write too.
 */
@NullMarked
package io.trackyard.source.taskxml;

import org.jspecify.annotations.NullMarked;
