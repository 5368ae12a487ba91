package io.trackyard.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.notify.Notifier.Notice;
import io.trackyard.process.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesktopNotifierIT {
    @TempDir
    private Path programs;

    @Test
    void handsTheTextOverAsOneArgumentWithoutMarkup() throws IOException {
        program("notify-send", "for word; do echo \"$word\"; done >\"$0.said\"");

        notifier().tell(new Notice("Background task '<b>' failed: $(rm -r .) & more", null));

        assertThat(programs.resolve("notify-send.said"))
                .hasContent("--app-name=Trackyard\n--\nTrackyard\n"
                        + "Background task '&lt;b&gt;' failed: $(rm -r .) &amp; more");
    }

    @Test
    void theScriptOfMacOsGetsTheTextAsItsArgument() {
        List<String> words = DesktopCommand.OSASCRIPT.arguments("\" & (do shell script \"x\")");

        assertThat(words).last().isEqualTo("\" & (do shell script \"x\")");
        assertThat(words.subList(0, words.size() - 1)).noneMatch(word -> word.contains("do shell script"));
    }

    @Test
    void aDesktopThatRefusesOrIsNotThereFailsNobody() throws IOException {
        notifier().tell(new Notice("nobody hears it", "/dev/pts/no-such-terminal"));
        program("notify-send", "exit 1");

        notifier().tell(new Notice("nobody hears it", "/etc/passwd"));

        assertThat(Path.of("/etc/passwd")).exists();
    }

    private DesktopNotifier notifier() {
        return new DesktopNotifier(new CommandRunner(), Map.of("PATH", programs + ":/usr/bin:/bin"));
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
