package io.trackyard.cli.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How background tasks are carried out. */
final class BgOptions {
    @Option(names = "--agent", paramLabel = "KIND", description = "The kind of agent (default: a plain prompt).")
    @Nullable
    String kind;

    @Option(
            names = "--agent-command",
            paramLabel = "CMD",
            description = "The agent: a command that gets the prompt on its standard input.")
    @Nullable
    String agentCommand;

    @Option(names = "--dir", paramLabel = "DIR", description = "Where it works (default: this directory).")
    @Nullable
    Path directory;

    @Option(names = "--timeout", paramLabel = "TIME", description = "How long a session may take (default: 30m).")
    @Nullable
    String timeout;
}
