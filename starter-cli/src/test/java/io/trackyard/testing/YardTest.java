package io.trackyard.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Each test of the class is given a {@link TestYard}, in a process namespace of its own: it may kill what it likes. What
 * it started is ended after it, a failed test shows what everything in the yard has to say, and one that leaves a session
 * behind fails. Such tests mostly wait, so they run beside others.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@InPidNamespace
@ExtendWith(TestYardExtension.class)
@Execution(ExecutionMode.CONCURRENT)
public @interface YardTest {}
