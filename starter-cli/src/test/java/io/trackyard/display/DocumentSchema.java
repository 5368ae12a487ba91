package io.trackyard.display;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A schema that ships with the project: {@code docs/schemas/NAME.schema.json}. */
public final class DocumentSchema {
    private final Schema schema;

    private DocumentSchema(Schema schema) {
        this.schema = schema;
    }

    public static DocumentSchema of(String name) {
        Path file = Path.of("..", "docs", "schemas", name + ".schema.json");
        try {
            return new DocumentSchema(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(file), InputFormat.JSON));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public void accepts(String document) {
        assertThat(schema.validate(document, InputFormat.JSON)).as(document).isEmpty();
    }

    void refuses(String document) {
        assertThat(schema.validate(document, InputFormat.JSON)).as(document).isNotEmpty();
    }
}
