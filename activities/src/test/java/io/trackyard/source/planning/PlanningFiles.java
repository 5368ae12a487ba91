package io.trackyard.source.planning;

import io.trackyard.source.KnownTasks;
import io.trackyard.source.Part;
import io.trackyard.source.SourceContent;
import io.trackyard.source.TaskSource;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.text.Waiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A planning directory for tests. */
record PlanningFiles(Path repository) {
    static final String ONE_TASK = "<task type=\"auto\">\n<name>Do it</name>\n</task>\n";

    /** Writes a plan with this front matter and one task: {@code plan("03-a/03-01", "wave: 1")}. */
    PlanningFiles plan(String place, String... front) {
        return write("phases/" + place + "-PLAN.md", text(String.join("\n", front), ONE_TASK));
    }

    PlanningFiles summary(String place) {
        return write("phases/" + place + "-SUMMARY.md", "# Summary\n");
    }

    static String text(String front, String body) {
        return "---\n" + front + "\n---\n\n" + body;
    }

    PlanningFiles write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    PlanningFiles write(String name, byte[] content) {
        try {
            Path file = path(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String read(String name) {
        try {
            return Files.readString(path(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path path(String name) {
        return repository.resolve(".planning").resolve(name);
    }

    TaskSource source() {
        return source(time -> {});
    }

    TaskSource source(Waiter waiter) {
        return new PlanningFormat(waiter).in(repository, repository).get(0);
    }

    TaskSource source(Part part) {
        return source().part(part).orElseThrow();
    }

    SourceContent content() {
        return source().read(KnownTasks.NONE);
    }

    SourceContent content(Part part) {
        return source(part).read(KnownTasks.NONE);
    }

    SourceFile file() {
        return SourceFile.of(repository, path(""));
    }
}
