package io.trackyard.background.host;

import io.trackyard.agent.Agent;
import io.trackyard.agent.clients.Clients;
import io.trackyard.attempt.AgentDesk;
import io.trackyard.git.RunRefs;
import io.trackyard.policy.ClientTerms;
import io.trackyard.policy.ClientTerms.Permission;
import io.trackyard.process.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is started for a background task: its agent, and what that finds in its environment. */
final class AgentCommand {
    private AgentCommand() {}

    static Command of(BackgroundFiles files, Path directory, boolean lives) throws IOException {
        BackgroundCard card = files.card();
        Map<String, String> variables = files.environment().variables();
        variables.put("TRACKYARD_RUN", RunRefs.BACKGROUND);
        variables.put("TRACKYARD_TASK", card.id());
        variables.put("TRACKYARD_ATTEMPT", Integer.toString(card.launch()));
        put(variables, "TRACKYARD_KIND", card.work().kind());
        put(variables, "TRACKYARD_PERMISSION", card.work().permission());
        return desk(files).command(directory, variables, files.prompt(), lives);
    }

    static AgentDesk desk(BackgroundFiles files) {
        return new AgentDesk(agent(files.card().work()), files.sessions());
    }

    /** With the model and the permission of its kind; one that only reads may do no more unless its kind says so. */
    static Agent agent(BackgroundCard.Work work) {
        ClientTerms terms = work.agent().terms();
        if (work.model() != null) {
            terms = terms.withModel(work.model());
        }
        Permission unsaid = work.isEditing() ? terms.permission() : Permission.READ_ONLY;
        Permission permission = Optional.ofNullable(work.permission())
                .flatMap(Permission::named)
                .orElse(unsaid);
        return Clients.of(work.agent().on(terms.withPermission(permission)));
    }

    private static void put(Map<String, String> variables, String name, @Nullable String value) {
        if (value != null) {
            variables.put(name, value);
        }
    }
}
