package io.trackyard.cli;

import io.trackyard.background.host.BackgroundCard.Submission;
import io.trackyard.background.host.Mirrors;
import io.trackyard.connection.BackgroundClient;
import io.trackyard.launch.BackgroundLaunch;
import io.trackyard.launch.BackgroundRoll;
import io.trackyard.launch.BackgroundSnapshot;
import io.trackyard.source.background.BackgroundFile;
import io.trackyard.source.background.BackgroundSettings;
import io.trackyard.source.background.ClaudeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What the commands of background tasks have in common. */
public final class BackgroundTasks {
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** On Linux this leads to the terminal itself. */
    private static final Path STANDARD_ERROR = Path.of("/dev/stderr");

    private final Yard yard;
    private final BackgroundSettings settings;

    public BackgroundTasks(Yard yard) {
        this.yard = yard;
        this.settings = BackgroundFile.read(yard.directories().config())
                .over(ClaudeSettings.read(yard.around().environment()))
                .over(BackgroundFile.profile());
    }

    /** What a person, Claude Code's settings and the profile say together. */
    public BackgroundSettings settings() {
        return settings;
    }

    /** All that is known; a server and a worker are asked for what has not ended, and started where they had died. */
    public BackgroundRoll roll() {
        return new BackgroundRoll(
                yard.backgroundDirectory(), this::served, yard.around().time());
    }

    /** A launch in the name of the person who types. */
    public BackgroundLaunch launch() {
        Map<String, String> shell = yard.around().environment();
        Submission submission = new Submission(
                yard.around().time().millis(), yard.around().person(), settings.notifications(), terminal());
        return new BackgroundLaunch(yard.backgroundDirectory(), yard.background(), shell, submission);
    }

    /** Waits until the task is over or the time is up. */
    public BackgroundSnapshot await(String id, TimeLimit patience) throws InterruptedException {
        BackgroundSnapshot task = roll().task(id);
        while (!task.status().isOver() && !patience.isOver()) {
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
            yard.revive();
            task = roll().task(id);
        }
        return task;
    }

    /** Has the mirrors lie where the settings say, and written again: by the coordinator, if one is at work. */
    public void mirror() {
        Mirrors mirrors = new Mirrors(yard.backgroundDirectory());
        mirrors.moveTo(settings.mirrors().map(this::place));
        boolean left = yard.serverIsThere() && yard.background().mirror();
        if (!left) {
            mirrors.write(List.of(), List.of());
        }
    }

    /** As {@link #mirror}, where somebody removed one. */
    public void mirrorAgain() {
        if (new Mirrors(yard.backgroundDirectory()).areIncomplete()) {
            mirror();
        }
    }

    private BackgroundClient served() {
        try {
            yard.ensureWorker();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the worker had started", interrupted);
        }
        return yard.background();
    }

    private Path place(String written) {
        String home = yard.around().environment().getOrDefault("HOME", "");
        String path = written.startsWith("~/") ? home + written.substring(1) : written;
        return yard.directories().config().resolve(path).normalize();
    }

    private @Nullable String terminal() {
        if (!yard.around().terminal().err() || !Files.exists(STANDARD_ERROR)) {
            return null;
        }
        try {
            return STANDARD_ERROR.toRealPath().toString();
        } catch (IOException none) {
            return null;
        }
    }
}
