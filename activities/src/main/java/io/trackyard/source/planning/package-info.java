/**
 * Tasks as plans of a planning directory: {@code .planning/phases/03-name/03-01-PLAN.md}, done where a summary lies beside
 * the plan. Real files deviate from every template, so they are read tolerantly; what is written is written exactly.
 */
@NullMarked
package io.trackyard.source.planning;

import org.jspecify.annotations.NullMarked;
