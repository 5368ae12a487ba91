package io.trackyard.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.activity.NoticeRequest;
import io.trackyard.activity.RunAddress;
import io.trackyard.notify.DesktopNotifier;
import io.trackyard.process.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticeActivitiesIT {
    @TempDir
    private Path programs;

    @TempDir
    private Path state;

    @Test
    void tellsTheDesktopOnceHoweverOftenItIsCalled() throws IOException {
        Path program = Files.writeString(
                programs.resolve("notify-send"), "#!/bin/sh\nfor word; do :; done; echo \"$word\" >>\"$0.said\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));

        activities().tell(request(1, "Run bright-heron waits for you"));
        activities().tell(request(1, "Run bright-heron waits for you"));
        activities().tell(request(2, "Run bright-heron is done"));

        assertThat(programs.resolve("notify-send.said"))
                .hasContent("Run bright-heron waits for you\nRun bright-heron is done");
    }

    @Test
    void whereThereIsNoDesktopNothingIsTold() {
        activities().tell(request(1, "nobody hears it"));

        assertThat(programs).isEmptyDirectory();
    }

    private NoticeActivitiesImpl activities() {
        return new NoticeActivitiesImpl(
                state, new DesktopNotifier(new CommandRunner(), Map.of("PATH", programs.toString())), Runnable::run);
    }

    private static NoticeRequest request(int number, String text) {
        return new NoticeRequest(
                1, new RunAddress("/repository", "repository", "bright-heron", "4b825dc"), number, text);
    }
}
