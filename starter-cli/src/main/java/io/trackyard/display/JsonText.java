package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Writes the documents for programs: one form for all, fields in the order of their records, absent ones left out. */
final class JsonText {
    /** The version of every document; raised when a field changes its meaning or goes away, never for a new one. */
    static final int VERSION = 1;

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build()
            .writerWithDefaultPrettyPrinter();

    private JsonText() {}

    /** The document, without a line feed at its end. */
    static String of(Object document) {
        try {
            return WRITER.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a document of records and texts can be written", impossible);
        }
    }
}
