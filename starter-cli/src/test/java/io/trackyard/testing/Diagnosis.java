package io.trackyard.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Prints what everything in a yard has to say, after a test that failed. */
final class Diagnosis {
    private static final int LINES = 150;

    private final TestYard yard;

    Diagnosis(TestYard yard) {
        this.yard = yard;
    }

    void print() throws IOException {
        say("agents", yard.starts().stream().map(Object::toString).toList());
        say(
                "processes",
                yard.processes().agents().stream().map(Object::toString).toList());
        for (Path log : logs()) {
            say(log.getFileName().toString(), Files.readAllLines(log));
        }
        try {
            say("history", yard.temporal().summary());
            say("status", yard.trackyard("status").out().lines().toList());
        } catch (IOException | InterruptedException | RuntimeException | AssertionError unknown) {
            say("no more is known", List.of(String.valueOf(unknown)));
        }
    }

    private List<Path> logs() throws IOException {
        if (!Files.isDirectory(yard.state())) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(
                yard.state(), 3, (file, attributes) -> file.toString().endsWith(".log"))) {
            return files.sorted().toList();
        }
    }

    private static void say(String title, List<String> lines) {
        System.out.printf("%n== %s%n", title);
        lines.subList(Math.max(0, lines.size() - LINES), lines.size()).forEach(System.out::println);
    }
}
