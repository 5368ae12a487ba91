package io.trackyard.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** How a test comes out is told by the inner JVM, and counts in the outer one. */
class InPidNamespaceIT {

    @ParameterizedTest
    @ValueSource(classes = {Passing.class, Failing.class, Aborted.class})
    void comesOutAsItDidInside(Class<?> test) throws Exception {
        assumeTrue(PidNamespace.isOffered(), "unshare offers no pid namespace here");
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(test))
                                .build(),
                        listener);

        TestExecutionSummary summary = listener.getSummary();
        assertThat(List.of(
                        summary.getTestsSucceededCount(),
                        summary.getTestsFailedCount(),
                        summary.getTestsAbortedCount()))
                .isEqualTo(Stream.of(Passing.class, Failing.class, Aborted.class)
                        .map(one -> one == test ? 1L : 0L)
                        .toList());
    }

    @InPidNamespace
    static class Passing {
        @Test
        void passes() {}
    }

    @InPidNamespace
    static class Failing {
        @Test
        void fails() {
            assertThat(1).isEqualTo(2);
        }
    }

    @InPidNamespace
    static class Aborted {
        @Test
        void isNotForThisMachine() {
            assumeTrue(false, "not here");
        }
    }
}
