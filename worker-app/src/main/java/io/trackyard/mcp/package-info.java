/**
 * An MCP server for the sessions of this host, on loopback: the official SDK over the JDK's HTTP server. It keeps nothing
 * between two calls, so a client that was connected to one worker goes on with the next.
 */
@NullMarked
package io.trackyard.mcp;

import org.jspecify.annotations.NullMarked;
