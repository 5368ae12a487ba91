/** Which agents there are. */
@NullMarked
package io.trackyard.agent.clients;

import org.jspecify.annotations.NullMarked;
