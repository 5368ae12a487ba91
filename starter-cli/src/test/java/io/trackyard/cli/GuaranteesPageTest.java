package io.trackyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GuaranteesPageTest {
    private static final Path PROJECT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`(?<type>\\w+(?:Test|IT))(?:\\.(?<method>\\w+))?`");

    @Test
    void everyTestThatThePageNamesIsThere() throws IOException {
        Matcher named = NAMED.matcher(Files.readString(PROJECT.resolve("docs/guarantees.md")));
        List<String> missing = new ArrayList<>();
        int found = 0;
        while (named.find()) {
            found++;
            String method = named.group("method");
            Optional<Path> source = source(named.group("type"));
            boolean there = source.isPresent()
                    && (method == null || Files.readString(source.get()).contains("void " + method + "("));
            if (!there) {
                missing.add(named.group());
            }
        }

        assertThat(missing).isEmpty();
        assertThat(found).isGreaterThan(20);
    }

    private static Optional<Path> source(String type) throws IOException {
        for (String module : List.of("workflows", "activities", "worker-app", "starter-cli")) {
            try (Stream<Path> files = Files.walk(PROJECT.resolve(module).resolve("src/test/java"))) {
                Optional<Path> source =
                        files.filter(file -> file.endsWith(type + ".java")).findFirst();
                if (source.isPresent()) {
                    return source;
                }
            }
        }
        return Optional.empty();
    }
}
