package io.trackyard.session;

import java.io.IOException;
import java.nio.file.Path;

/** A worker that starts the session of the workshop, says so, and then only waits to be killed. */
final class SessionStarter {
    private SessionStarter() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (Workshop workshop = Workshop.again(Path.of(arguments[0]))) {
            System.out.println(workshop.start().id());
            workshop.start().awaitEnd(state -> {});
        }
    }
}
