/** Any program as an agent. */
@NullMarked
package io.trackyard.agent.command;

import org.jspecify.annotations.NullMarked;
