/** Where Trackyard keeps its things on this machine, and the settings it is given. */
@NullMarked
package io.trackyard.config;

import org.jspecify.annotations.NullMarked;
