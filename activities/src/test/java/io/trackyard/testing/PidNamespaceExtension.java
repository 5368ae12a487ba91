package io.trackyard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips the test's methods in the outer JVM and has the one test run by an inner one. */
final class PidNamespaceExtension implements InvocationInterceptor {

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> context, ExtensionContext test)
            throws Throwable {
        if (PidNamespace.isInside()) {
            invocation.proceed();
            return;
        }
        invocation.skip();
        Assumptions.assumeTrue(PidNamespace.isOffered(), "unshare offers no pid namespace here");
        PidNamespace.Outcome outcome = PidNamespace.run(
                limit(context.getTargetClass()),
                SingleTest.class,
                context.getTargetClass().getName(),
                context.getExecutable().getName(),
                Arrays.stream(context.getExecutable().getParameterTypes())
                        .map(Class::getName)
                        .collect(Collectors.joining(",")));
        if (outcome.exitCode() == SingleTest.ABORTED) {
            Assumptions.abort(outcome.output().strip().lines().reduce("", (earlier, last) -> last));
        }
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }

    private static Duration limit(Class<?> test) {
        return AnnotationSupport.findAnnotation(test, InPidNamespace.class)
                .map(InPidNamespace::limitSeconds)
                .map(Duration::ofSeconds)
                .orElse(PidNamespace.LIMIT);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> context, ExtensionContext test)
            throws Throwable {
        proceedInside(invocation);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> context, ExtensionContext test)
            throws Throwable {
        proceedInside(invocation);
    }

    private static void proceedInside(Invocation<Void> invocation) throws Throwable {
        if (PidNamespace.isInside()) {
            invocation.proceed();
        } else {
            invocation.skip();
        }
    }
}
