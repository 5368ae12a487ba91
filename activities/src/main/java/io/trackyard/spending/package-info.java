/** What sessions spend, and the budgets by which they are stopped. */
@NullMarked
package io.trackyard.spending;

import org.jspecify.annotations.NullMarked;
