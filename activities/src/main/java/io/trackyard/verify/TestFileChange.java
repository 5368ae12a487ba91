package io.trackyard.verify;

import java.util.Optional;

/**
 * A changed file that may hold tests. One that was moved is two: one gone, one new.
 *
 * @param before what it held; empty where it is new
 * @param after what it holds; empty where it is gone
 */
public record TestFileChange(String path, Optional<String> before, Optional<String> after) {}
