package io.trackyard.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToolsTest {
    private static final Path PAGES = Path.of(System.getProperty("basedir", "."), "../docs");

    @Test
    void areThoseThatTheContractsName() throws IOException {
        assertThat(named("contracts.md", "## Tools of agents"))
                .containsExactlyElementsOf(Tools.ALL.stream().map(Tool::name).toList());
    }

    @Test
    void areThoseThatPeopleReadOf() throws IOException {
        assertThat(named("agents.md", "## A voice for agents"))
                .containsExactlyElementsOf(Tools.ALL.stream().map(Tool::name).toList());
    }

    /** The names in the first column of the table below a heading. */
    private static List<String> named(String page, String heading) throws IOException {
        String text = Files.readString(PAGES.resolve(page));
        String section = text.substring(text.indexOf(heading) + heading.length());
        int end = section.indexOf("\n## ");
        return section.substring(0, end < 0 ? section.length() : end)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.replaceFirst("^\\| `([a-z_]+)`.*", "$1"))
                .toList();
    }
}
