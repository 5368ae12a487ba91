package io.trackyard.source.background;

import io.trackyard.plan.Changes;
import org.jspecify.annotations.Nullable;

/**
 * A kind of background task: who carries it out, as what, and with which rights. What is absent is left to the agent.
 *
 * @param name what it is asked for by
 * @param client the agent that carries it out instead of the usual one: by its name, or a command
 * @param persona what its agent is told before the prompt
 * @param model the model its agent is told to use
 * @param permission what its agent is told that it may do
 * @param changes whether it must, may or must not change files; unsaid it must not
 */
public record Kind(
        String name,
        @Nullable String client,
        @Nullable String persona,
        @Nullable String model,
        @Nullable String permission,
        @Nullable Changes changes) {

    /** What a task of this kind is told. */
    public String prompt(String asked) {
        return persona == null ? asked : persona.strip() + "\n\n" + asked;
    }

    Kind over(Kind below) {
        return new Kind(
                name,
                client == null ? below.client : client,
                persona == null ? below.persona : persona,
                model == null ? below.model : model,
                permission == null ? below.permission : permission,
                changes == null ? below.changes : changes);
    }
}
