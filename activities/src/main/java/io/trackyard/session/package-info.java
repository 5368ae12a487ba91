/**
 * Agent processes that outlive the worker that started them: where they leave what they say and how they ended, how a
 * later worker finds them again, how they are held and ended, and how acts of a worker that was overtaken are refused.
 */
@NullMarked
package io.trackyard.session;

import org.jspecify.annotations.NullMarked;
