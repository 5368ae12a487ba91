package io.trackyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.display.DocumentSchema;
import io.trackyard.draft.ClaudeSkills;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** {@code trackyard integrate} as it is typed in a repository. */
class IntegrateCommandTest {
    static final List<String> SKILLS = ClaudeSkills.NAMES;

    @TempDir
    private Path repository;

    @BeforeEach
    void begin() throws Exception {
        FirstCommit.in(repository);
    }

    @ParameterizedTest
    @FieldSource("SKILLS")
    void writesAPageOfAFewLines(String skill) throws IOException {
        assertThat(Typed.at(repository, "integrate", "claude").status()).isZero();

        List<String> lines = Files.readAllLines(page(skill));
        assertThat(lines.subList(0, 2)).containsExactly("---", "name: " + skill);
        assertThat(lines.subList(lines.lastIndexOf("---") + 1, lines.size()))
                .hasSizeLessThanOrEqualTo(10)
                .anyMatch(line -> line.contains("--json"));
    }

    @Test
    void saysWhatItWroteAndWritesItOnce() {
        Typed written = Typed.at(repository, "integrate", "claude", "--json");
        DocumentSchema.of("integrate").accepts(written.out());
        assertThat(written.out()).contains("\"path\" : \".claude/skills/bg/SKILL.md\"", "created");

        assertThat(Typed.at(repository, "integrate", "claude").out())
                .contains("There already: .claude/skills/execute/SKILL.md", "/execute");
    }

    @Test
    void writesNothingWhereSomebodysSkillIsCalledSo() throws IOException {
        Files.createDirectories(page("bg").getParent());
        Files.writeString(page("bg"), "mine");

        Typed refused = Typed.at(repository, "integrate", "claude");

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains(".claude/skills/bg/SKILL.md", "--force");
        assertThat(page("execute")).doesNotExist();
        Typed forced = Typed.at(repository, "integrate", "claude", "--force", "--json");
        DocumentSchema.of("integrate").accepts(forced.out());
        assertThat(page("bg").resolveSibling("SKILL.md.bak")).hasContent("mine");
        assertThat(page("bg")).content().startsWith("---");
    }

    @Test
    void anUnknownClientIsRefusedWithTheList() {
        Typed refused = Typed.at(repository, "integrate", "emacs");

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("emacs", "claude");
    }

    private Path page(String skill) {
        return repository.resolve(".claude").resolve("skills").resolve(skill).resolve("SKILL.md");
    }
}
