package io.trackyard.background.host;

import io.trackyard.agent.CommandAgent;
import io.trackyard.git.RunRefs;
import io.trackyard.process.Command;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is started for a background task: its agent, and what that finds in its environment. */
final class AgentCommand {
    private AgentCommand() {}

    static Command of(BackgroundFiles files, Path directory) {
        BackgroundCard card = files.card();
        Map<String, String> variables = files.environment().variables();
        variables.put("TRACKYARD_RUN", RunRefs.BACKGROUND);
        variables.put("TRACKYARD_TASK", card.id());
        variables.put("TRACKYARD_ATTEMPT", Integer.toString(card.launch()));
        variables.put("TRACKYARD_PROMPT_FILE", files.promptFile().toString());
        put(variables, "TRACKYARD_KIND", card.work().kind());
        put(variables, "TRACKYARD_MODEL", card.work().model());
        put(variables, "TRACKYARD_PERMISSION", card.work().permission());
        return Command.of(new CommandAgent(card.work().agent()).commandLine())
                .in(directory)
                .withEnvironment(variables)
                .withInput(files.prompt().getBytes(StandardCharsets.UTF_8));
    }

    private static void put(Map<String, String> variables, String name, @Nullable String value) {
        if (value != null) {
            variables.put(name, value);
        }
    }
}
