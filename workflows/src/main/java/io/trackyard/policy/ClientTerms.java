package io.trackyard.policy;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose protocol an agent speaks, and what it may do.
 *
 * @param client whose protocol
 * @param model the model it is to use; absent for its own choice
 * @param permission what it may do without asking; what goes beyond is refused, nobody is asked
 * @param conversation how long it goes on with one conversation
 * @param arguments more words of its command line, as a person wrote them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClientTerms(
        @JsonProperty("client") Client client,
        @JsonProperty("model") @Nullable String model,
        @JsonProperty("permission") Permission permission,
        @JsonProperty("conversation") Conversation conversation,
        @JsonProperty("arguments") List<String> arguments) {
    /** A program that is told nothing but its prompt. */
    public static final ClientTerms COMMAND =
            new ClientTerms(Client.COMMAND, null, Permission.EDIT, Conversation.TASK, List.of());

    public ClientTerms {
        client = client == null ? Client.COMMAND : client;
        permission = permission == null ? Permission.EDIT : permission;
        conversation = conversation == null ? Conversation.TASK : conversation;
        arguments = arguments == null ? List.of() : List.copyOf(arguments);
    }

    /** Whose protocol an agent speaks. */
    public enum Client {
        /** None: the prompt on its standard input, and its exit code. */
        @JsonProperty("command")
        @JsonEnumDefaultValue
        COMMAND,
        /** Claude Code's. */
        @JsonProperty("claude")
        CLAUDE,
        /** Codex's. */
        @JsonProperty("codex")
        CODEX,
        /** OpenCode's. */
        @JsonProperty("opencode")
        OPENCODE,
        /** Gemini CLI's. */
        @JsonProperty("gemini")
        GEMINI
    }

    /** What an agent may do without asking. */
    public enum Permission {
        /** Read and search in its directory; change nothing. */
        @JsonProperty("read-only")
        READ_ONLY,
        /** Change files in its directory, and run commands. */
        @JsonProperty("edit")
        @JsonEnumDefaultValue
        EDIT,
        /** Anything. */
        @JsonProperty("full")
        FULL;

        /** What a person calls {@code read-only}, {@code edit} or {@code full}; empty for any other word. */
        public static Optional<Permission> named(String word) {
            return Arrays.stream(values())
                    .filter(each -> each.name()
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '-')
                            .equals(word.strip()))
                    .findFirst();
        }
    }

    /** How long an agent goes on with one conversation. */
    public enum Conversation {
        /** Each attempt begins one. */
        @JsonProperty("attempt")
        ATTEMPT,
        /** Attempts in the middle go on with the task's, the last begins one. */
        @JsonProperty("task")
        @JsonEnumDefaultValue
        TASK,
        /** As for a task; and a track's next task goes on with that of the one before. */
        @JsonProperty("track")
        TRACK
    }

    /** The same with another model. */
    public ClientTerms withModel(String other) {
        return new ClientTerms(client, other, permission, conversation, arguments);
    }

    /** The same with another permission. */
    public ClientTerms withPermission(Permission other) {
        return new ClientTerms(client, model, other, conversation, arguments);
    }
}
