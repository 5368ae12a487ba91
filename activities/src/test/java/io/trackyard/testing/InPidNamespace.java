package io.trackyard.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each test of the class runs in a JVM of its own inside a pid namespace: it can signal and kill as it likes and reaches
 * nothing outside, and whatever it leaves behind ends with it. Skipped where the system offers no such namespace.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PidNamespaceExtension.class)
public @interface InPidNamespace {

    /** For a test that hangs; a test of five seconds takes two minutes on a machine with much else to do. */
    long LIMIT_SECONDS = 300;

    /** After how long a test is ended with all it started. */
    long limitSeconds() default LIMIT_SECONDS;
}
