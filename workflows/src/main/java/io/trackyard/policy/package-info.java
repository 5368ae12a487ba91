/**
 * The values that steer a run, and the account of what a task has used up of them. All of it is input of workflows,
 * frozen with the plan: no workflow reads a setting anywhere else.
 */
@NullMarked
package io.trackyard.policy;

import org.jspecify.annotations.NullMarked;
