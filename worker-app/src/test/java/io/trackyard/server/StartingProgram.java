package io.trackyard.server;

import io.trackyard.testing.TestServer;
import java.nio.file.Path;

/** Finds or starts the server of a directory, prints its pid and ends, as a command does. */
final class StartingProgram {

    private StartingProgram() {}

    public static void main(String[] arguments) {
        System.out.println(
                TestServer.in(Path.of(arguments[0])).state().process().pid());
    }
}
