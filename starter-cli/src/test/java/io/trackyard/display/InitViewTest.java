package io.trackyard.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InitViewTest {
    private static final InitOutline.Found MUCH = new InitOutline.Found(
            List.of(new InitOutline.Source("beads", "beads · .beads/issues.jsonl", ".beads/issues.jsonl")),
            List.of("make test", "npm test"),
            List.of("npm ci"),
            List.of(".env"),
            List.of("package-lock.json"),
            List.of("claude"),
            Optional.of("claude"));
    private static final InitOutline.Found NOTHING =
            new InitOutline.Found(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());

    @Test
    void saysWhatWasFoundAndWhatToDoNext() {
        InitOutline outline =
                new InitOutline("/w/trackyard.yaml", true, Optional.of("trackyard.yaml.bak"), "agent: x\n", MUCH);

        Golden.assertMatches("init.txt", Style.PLAIN.render(InitView.of(outline, 80)));
    }

    @Test
    void saysWhatWasNotFoundToo() {
        InitOutline outline = new InitOutline("/w/trackyard.yaml", true, Optional.empty(), "\n", NOTHING);

        assertThat(Style.PLAIN.render(InitView.of(outline, 40)))
                .contains("two examples", "no lock file", "name the agent")
                .doesNotContain("kept")
                .satisfies(text -> assertThat(text.lines())
                        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(40)));
    }

    @Test
    void isADocumentToo() {
        DocumentSchema schema = DocumentSchema.of("init");

        schema.accepts(InitJson.of(new InitOutline("/w/t", true, Optional.of("t.bak"), "a\n", MUCH)));
        schema.accepts(InitJson.of(new InitOutline("/w/t", false, Optional.empty(), "a\n", NOTHING)));
        schema.refuses("{\"version\": 1}");
    }
}
