package io.trackyard.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A session as its directory tells of it.
 *
 * @param exit how its supervisor saw it end; empty where it saw no end
 */
record LeftSession(String task, String id, String exit) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DEPTH = 9;

    static List<LeftSession> all(Path state) throws IOException {
        List<LeftSession> sessions = new ArrayList<>();
        try (Stream<Path> files =
                Files.find(state.resolve("repositories"), DEPTH, (file, is) -> file.endsWith("session.json"))) {
            for (Path file : files.toList()) {
                Path exit = file.resolveSibling("exit");
                Path task = file.getParent().getParent().getParent();
                sessions.add(new LeftSession(
                        task.getFileName().toString(),
                        JSON.readTree(file.toFile()).path("id").asText(),
                        Files.isSymbolicLink(exit)
                                ? Files.readSymbolicLink(exit).toString()
                                : ""));
            }
        }
        return sessions;
    }

    /** Whether it is one of that task and ended as an agent that gives up. */
    boolean gaveUp(String ofTask) {
        return task.equals(ofTask) && exit.startsWith("rc=1 ");
    }
}
