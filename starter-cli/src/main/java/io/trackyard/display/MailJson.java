package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.mail.Message;
import java.util.List;

/** The messages of a run, for programs: {@code docs/schemas/mail.schema.json}. */
public final class MailJson {
    private MailJson() {}

    private record MessageJson(
            @JsonProperty("at") String at,
            @JsonProperty("from") String from,
            @JsonProperty("to") String to,
            @JsonProperty("importance") String importance,
            @JsonProperty("thread") String thread,
            @JsonProperty("subject") String subject,
            @JsonProperty("body") String body) {}

    private record Document(
            @JsonProperty("version") int version,
            @JsonProperty("run") String run,
            @JsonProperty("messages") List<MessageJson> messages) {}

    /** The document as text. */
    public static String of(String run, List<Message> messages) {
        return JsonText.of(new Document(
                JsonText.VERSION,
                run,
                messages.stream()
                        .map(message -> new MessageJson(
                                message.at().toString(),
                                message.from(),
                                message.to(),
                                message.importance().word(),
                                message.thread(),
                                message.subject(),
                                message.body()))
                        .toList()));
    }
}
