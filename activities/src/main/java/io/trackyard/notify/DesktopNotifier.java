package io.trackyard.notify;

import io.trackyard.problem.ProblemException;
import io.trackyard.process.Command;
import io.trackyard.process.CommandRunner;
import io.trackyard.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows notices on the desktop; where there is none, or it refuses, the terminal's bell rings. */
public final class DesktopNotifier implements Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopNotifier.class);

    /** A desktop that does not answer is none. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final byte[] BELL = {7};
    private static final Path ANYWHERE = Path.of("/");

    private final CommandRunner runner;
    private final Map<String, String> environment;

    /** {@code environment}: that of a person's session, by which its desktop is found. */
    public DesktopNotifier(CommandRunner runner, Map<String, String> environment) {
        this.runner = runner;
        this.environment = environment;
    }

    @Override
    public void tell(Notice notice) {
        Optional<DesktopCommand> desktop = desktop();
        if (desktop.isEmpty() || !show(desktop.get(), notice.text())) {
            Optional.ofNullable(notice.terminal()).map(Path::of).ifPresent(DesktopNotifier::ring);
        }
    }

    private Optional<DesktopCommand> desktop() {
        return Stream.of(DesktopCommand.values())
                .filter(command ->
                        Programs.find(command.program(), ANYWHERE, environment).isPresent())
                .findFirst();
    }

    private boolean show(DesktopCommand command, String text) {
        try {
            return runner.run(Command.of(command.arguments(text))
                            .in(ANYWHERE)
                            .withEnvironment(environment)
                            .within(LIMIT))
                    .succeeded();
        } catch (ProblemException unstartable) {
            LOG.info("{} could not be started: {}", command.program(), unstartable.getMessage());
            return false;
        }
    }

    /** A terminal that was closed, or is somebody else's by now, cannot be written to, and nobody misses the bell. */
    private static void ring(Path terminal) {
        try {
            if (terminal.startsWith("/dev")) {
                Files.write(terminal, BELL, StandardOpenOption.WRITE);
            }
        } catch (IOException gone) {
            LOG.info("no bell at {}: {}", terminal, gone.getMessage());
        }
    }
}
