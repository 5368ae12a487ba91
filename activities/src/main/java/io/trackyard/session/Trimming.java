package io.trackyard.session;

import io.trackyard.process.Command;
import io.trackyard.process.Fence;
import java.nio.file.Path;

/** Leaves of a long output its beginning, in which a client says who it is, and its end, in which it says what came of it. */
final class Trimming {
    private static final long BLOCK_BYTES = 64 * 1024;

    /** Of what it may be: half is room to grow before the next time. */
    private static final int PARTS = 4;

    private Trimming() {}

    /** Whether the output is longer than it may be. */
    static boolean isDue(Path output, long mostBytes) {
        return output.toFile().length() > mostBytes;
    }

    /** Cuts the middle out; what is appended meanwhile may be lost. */
    static void cut(Path output, long mostBytes, Fence fence) {
        long part = Math.max(1, mostBytes / PARTS / BLOCK_BYTES);
        fence.demand(Command.of(
                "sh",
                "-c",
                Script.TRIM.text(),
                "trim",
                output.toString(),
                Long.toString(part),
                Long.toString(part * BLOCK_BYTES),
                "[trackyard: something is left out here, since more than %d bytes were printed]".formatted(mostBytes)));
    }
}
