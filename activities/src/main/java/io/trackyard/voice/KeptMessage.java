package io.trackyard.voice;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.mail.Importance;
import io.trackyard.mail.Message;
import java.time.Instant;

/** A message of an agent as it lies in a file. A contract between releases: fields are added, never changed. */
record KeptMessage(
        @JsonProperty("schema") int schema,
        @JsonProperty("at") long at,
        @JsonProperty("from") String from,
        @JsonProperty("to") String to,
        @JsonProperty("importance") Urgency importance,
        @JsonProperty("thread") String thread,
        @JsonProperty("subject") String subject,
        @JsonProperty("body") String body) {
    private static final int SCHEMA = 1;

    /** The words for {@link Importance}. */
    enum Urgency {
        @JsonProperty("normal")
        @JsonEnumDefaultValue
        NORMAL,
        @JsonProperty("high")
        HIGH,
        @JsonProperty("urgent")
        URGENT
    }

    static KeptMessage of(Message message) {
        return new KeptMessage(
                SCHEMA,
                message.at().toEpochMilli(),
                message.from(),
                message.to(),
                Urgency.valueOf(message.importance().name()),
                message.thread(),
                message.subject(),
                message.body());
    }

    Message message() {
        return new Message(
                Instant.ofEpochMilli(at), from, to, Importance.valueOf(importance.name()), thread, subject, body);
    }
}
