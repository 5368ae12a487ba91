package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Writes the documents for programs: one form for all, fields in the order of their records, absent ones left out. */
public final class JsonText {
    /** The version of every document; raised when a field changes its meaning or goes away, never for a new one. */
    public static final int VERSION = 1;

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build()
            .writerWithDefaultPrettyPrinter();

    /** As people write JSON: no space before a colon, none inside the brackets of a list. */
    private static final ObjectWriter BY_HAND = WRITER.with(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Spacing.AFTER)
                    .withArrayValueSpacing(Spacing.AFTER)
                    .withArrayEmptySeparator(""))
            .withArrayIndenter(DefaultPrettyPrinter.NopIndenter.instance));

    private JsonText() {}

    /** An object in the form that other programs print it in. */
    static String byHand(Object object) {
        return written(BY_HAND, object);
    }

    /** The document, without a line feed at its end. */
    public static String of(Object document) {
        return written(WRITER, document);
    }

    private static String written(ObjectWriter writer, Object document) {
        try {
            return writer.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a document of records and texts can be written", impossible);
        }
    }
}
