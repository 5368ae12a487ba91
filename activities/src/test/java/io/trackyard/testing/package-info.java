/** What tests build on: real repositories, real agents, process namespaces to end processes in. */
@NullMarked
package io.trackyard.testing;

import org.jspecify.annotations.NullMarked;
