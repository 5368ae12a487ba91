/** What a report says, and that nobody's text can make it say anything else. */
@NullMarked
package io.trackyard.report;

import org.jspecify.annotations.NullMarked;
