/** What a text weighs when it is sent to a server, and texts cut to what one payload has room for. Knows nothing else. */
@NullMarked
package io.trackyard.payload;

import org.jspecify.annotations.NullMarked;
