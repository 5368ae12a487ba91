package io.trackyard.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** The programs that stand before the real ones on a yard's PATH, by which it is known what point a run has reached. */
final class Toolbox {
    private static final List<String> WRAPPED = List.of("git", "setsid", "ln");
    private static final List<String> OWN = List.of("bd", "gate", "agent", "later", "ended");

    private Toolbox() {}

    /** Lays them out for a yard. */
    static void layOut(Path tools, Path yard) throws IOException {
        Files.createDirectories(tools);
        Files.writeString(tools.resolve("lib.sh"), text("lib"));
        for (String name : Stream.concat(WRAPPED.stream(), OWN.stream()).toList()) {
            Path program = tools.resolve(name);
            String head = "#!/bin/sh\nyard='%s' tools='%s' git='%s' setsid='%s'%s\n"
                    .formatted(
                            yard,
                            tools,
                            real("git"),
                            real("setsid"),
                            WRAPPED.contains(name) ? " program='%s'".formatted(real(name)) : "");
            Files.writeString(program, head + text(name));
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** The program that whoever runs the tests would call. */
    static Path real(String name) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + name));
    }

    private static String text(String name) throws IOException {
        try (InputStream stream = Toolbox.class.getResourceAsStream(name + ".sh")) {
            if (stream == null) {
                throw new IllegalStateException("there is no %s.sh".formatted(name));
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
