package io.trackyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The page of the command line says what the program takes: no more and no less. */
class CommandLinePageTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern OPTION = Pattern.compile("`(--?[a-z][a-z-]*)`");
    private static final Pattern SECTION = Pattern.compile("### `trackyard ([a-z -]+)`");

    static List<String> commands() {
        return Typed.commands();
    }

    @Test
    void everyCommandHasItsSectionAndEverySectionItsCommand() throws IOException {
        assertThat(sections().keySet()).containsExactlyElementsOf(commands());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aSectionNamesTheOptionsOfItsCommand(String command) throws IOException {
        List<String> told = new ArrayList<>(options(sections().getOrDefault(command, "")));
        told.addAll(options(common()));

        assertThat(told).containsExactlyInAnyOrderElementsOf(options(command));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aSectionNamesTheExitCodesOfItsCommand(String command) throws IOException {
        List<String> codes = List.copyOf(
                line(command).getCommandSpec().usageMessage().exitCodeList().keySet());

        String told = Pattern.compile("Exit codes: (.*?)\\. With")
                .matcher(sections().getOrDefault(command, ""))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
        assertThat(Pattern.compile("\\d+")
                        .matcher(told)
                        .results()
                        .map(MatchResult::group)
                        .distinct())
                .containsAll(codes);
    }

    @Test
    void theDemoHasAsManyTasksAsIsToldOfIt() throws IOException {
        Path plan = Path.of("..", "examples", "demo", "trackyard.yaml");
        int tasks = new YAMLMapper().readTree(plan.toFile()).get("tasks").size();

        String told = "a plan of " + tasks + " tasks";
        assertThat(sections().get("demo")).contains(told);
        assertThat(Typed.of("demo", "--help").out()).contains(told);
        assertThat(Files.readString(Path.of("..", "README.md"))).contains(told);
    }

    @Test
    void everySchemaIsNamed() throws IOException {
        try (Stream<Path> schemas = Files.list(DOCS.resolve("schemas"))) {
            // that of plan files has a page of its own
            assertThat(schemas.map(schema -> schema.getFileName().toString())
                            .filter(name -> !name.startsWith("trackyard")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(page()).contains("(schemas/" + name + ")"));
        }
    }

    private static CommandLine line(String command) {
        CommandLine line = new Program(Typed.around()).commandLine(command.split(" "));
        for (String word : command.split(" ")) {
            line = line.getSubcommands().get(word);
        }
        return line;
    }

    private static List<String> options(String commandOrText) throws IOException {
        if (commands().contains(commandOrText)) {
            return line(commandOrText).getCommandSpec().options().stream()
                    .filter(option -> !option.hidden())
                    .map(OptionSpec::names)
                    .flatMap(Stream::of)
                    .toList();
        }
        return commandOrText
                .lines()
                .filter(row -> row.startsWith("| `-"))
                .map(row -> row.substring(0, row.indexOf('|', 1)))
                .flatMap(cell -> OPTION.matcher(cell).results().map(found -> found.group(1)))
                .toList();
    }

    private static String common() throws IOException {
        String page = page();
        return page.substring(page.indexOf("## Options of every command"), page.indexOf("## Commands"));
    }

    private static Map<String, String> sections() throws IOException {
        String page = page().substring(page().indexOf("## Commands"), page().indexOf("## JSON documents"));
        Map<String, String> sections = new LinkedHashMap<>();
        List<MatchResult> heads = SECTION.matcher(page).results().toList();
        for (int i = 0; i < heads.size(); i++) {
            int end = i + 1 < heads.size() ? heads.get(i + 1).start() : page.length();
            sections.put(heads.get(i).group(1), page.substring(heads.get(i).end(), end));
        }
        return sections;
    }

    private static String page() throws IOException {
        return Files.readString(DOCS.resolve("command-line.md"));
    }
}
