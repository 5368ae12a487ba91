package io.trackyard.testing;

import java.io.PrintWriter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The main class that runs one test method: class, method, parameter types. Exit code 0 means that it ran and passed. */
final class SingleTest {
    private static final int TRACE_LINES = 40;

    private SingleTest() {}

    public static void main(String[] arguments) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(DiscoverySelectors.selectMethod(arguments[0], arguments[1], arguments[2]))
                        .build(),
                listener);
        listener.getSummary().printFailuresTo(new PrintWriter(System.out, true), TRACE_LINES);
        System.exit(listener.getSummary().getTestsSucceededCount() == 1 ? 0 : 1);
    }
}
