package io.trackyard.testing;

import java.io.PrintWriter;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * The main class that runs one test method: class, method, parameter types. Exit code 0 means that it ran and passed, {@link
 * #ABORTED} that it was not meant for this machine; why stands on the last line then.
 */
final class SingleTest {
    static final int ABORTED = 77;

    private static final int TRACE_LINES = 40;

    private SingleTest() {}

    public static void main(String[] arguments) {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(DiscoverySelectors.selectMethod(arguments[0], arguments[1], arguments[2]))
                        .build(),
                listener,
                new TestExecutionListener() {
                    @Override
                    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
                            result.getThrowable().map(Throwable::getMessage).ifPresent(System.out::println);
                            System.exit(ABORTED);
                        }
                    }
                });
        listener.getSummary().printFailuresTo(new PrintWriter(System.out, true), TRACE_LINES);
        System.exit(listener.getSummary().getTestsSucceededCount() == 1 ? 0 : 1);
    }
}
