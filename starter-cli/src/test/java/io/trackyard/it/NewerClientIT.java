package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.testing.ClaudeLines;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.YardTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run with clients of versions that nobody has tested yet. */
@YardTest
class NewerClientIT {
    @TempDir
    Path programs;

    @Test
    void isCarriedOutWithAWordOfTheVersion(TestYard yard) throws Exception {
        program("claude", """
                [ "$1" != --version ] || { echo '9999.1.2 (Claude Code)'; exit; }
                cat >/dev/null
                echo done >t1.txt
                echo '%s'
                echo '%s'
                """.formatted(ClaudeLines.begins(), ClaudeLines.succeeds("Done.")));
        program("codex", "echo codex-cli 9999.3.4");
        yard.withVariable("PATH", programs + ":" + System.getenv("PATH")).withPlan("""
                agent: {client: claude, later: {2: {agent: codex}}}
                tasks: [{id: t1, title: T1, prompt: Write t1.txt., scope: t1.txt, verify: test -s t1.txt}]
                """);

        assertThat(yard.trackyard("run", "--yes").succeeds().err())
                .containsOnlyOnce("claude 9999.1.2 is newer than ")
                .containsOnlyOnce("codex 9999.3.4 is newer than ");
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
