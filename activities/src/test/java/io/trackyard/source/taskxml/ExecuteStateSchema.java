package io.trackyard.source.taskxml;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The schema that ships for the state files that Trackyard makes. */
final class ExecuteStateSchema {
    private static final Path FILE = Path.of("../docs/schemas/execute-state.schema.json");

    private ExecuteStateSchema() {}

    static List<Error> complaintsOf(String document) {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(FILE), InputFormat.JSON)
                    .validate(document, InputFormat.JSON);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
