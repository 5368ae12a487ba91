/** The quotas of accounts that are the same on every host: a workflow each, as long as its end is waited for. */
@NullMarked
package io.trackyard.quota;

import org.jspecify.annotations.NullMarked;
