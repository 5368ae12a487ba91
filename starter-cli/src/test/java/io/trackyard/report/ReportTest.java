package io.trackyard.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.display.DocumentSchema;
import io.trackyard.policy.Usage;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportTest {
    private static final RunReport REPORT = Reports.of("Count the wagons");

    @Test
    void saysWhatCameInAndWhatDidNotWithTheEvidence() {
        assertThat(ReportPage.markdown(REPORT))
                .startsWith("# Run **bright-heron**\n")
                .contains(
                        "completed: 2 of 4 tasks integrated, **1 abandoned**, **1 skipped**",
                        "`4be21f9..9c01d77`, 1 commit, 2 files, +1,200 −4, not landed on `main`",
                        "`git log --first-parent --stat 4be21f9..9c01d77`",
                        "- `three` Count the wagons: **abandoned** after 1 attempt",
                        "`trackyard salvage bright-heron three`",
                        "## What no command has checked\n\n- `two` Count the wagons",
                        "## What is in doubt\n\n- `one` Count the wagons: Count the wagons",
                        "In doubt: Count the wagons",
                        "Attempt 1, session 1: verified after 1m",
                        "Attempt 1, session 1: **failed** after 1m 40s, Count the wagons",
                        "Check passed: `Count the wagons`",
                        "Check **failed**: `Count the wagons`\n- Check not run: `make`",
                        "Attempt 1, session 1: not counted after 10s, exit 0",
                        "calibration left, 1 open",
                        "`9c01d77` Count the wagons · 2 files",
                        "- `five` Count the wagons: Count the wagons");
    }

    /** 60 + 100 seconds need one another, 260 shared among two are less. */
    @Test
    void measuresARunAgainstWhatNoOrderCouldHaveDone() {
        assertThat(REPORT.length())
                .isEqualTo(new RunLength(
                        Duration.ofSeconds(400),
                        Duration.ofSeconds(260),
                        Duration.ofSeconds(160),
                        Duration.ofSeconds(130),
                        2));
        assertThat(REPORT.length().lowerBound()).isEqualTo(Duration.ofSeconds(160));
        assertThat(ReportPage.markdown(REPORT))
                .contains("It took 6m 40s", "no order takes less than 2m 40s", "the longest chain of tasks");
    }

    @Test
    void measuresAChainThatIsDeeperThanAStack() {
        List<TaskReport> tasks = new ArrayList<>();
        for (int i = 20_000; i > 0; i--) {
            TaskReport task = Reports.integrated("t" + i, "x", 0, 1);
            tasks.add(new TaskReport(
                    task.id(),
                    task.title(),
                    task.state(),
                    1,
                    Optional.empty(),
                    Optional.empty(),
                    List.of("t" + (i - 1)),
                    List.of(),
                    false,
                    List.of(),
                    task.sessions(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty()));
        }

        assertThat(RunLength.of(Duration.ZERO, tasks, 4).chain()).isEqualTo(Duration.ofSeconds(20_000));
    }

    @Test
    void saysWhatSessionsUsed() {
        assertThat(ReportPage.markdown(REPORT)).contains("Its sessions used $0.50");
        assertThat(REPORT.used()).contains(Usage.of(130_000, 9_000, 0.5));
    }

    @Test
    void drawsWhereTracksWorkedAndWaited() {
        assertThat(TimelineText.of(Timeline.of(REPORT))).startsWith("""
                        1 A  |█████████▒▒▒···~██████████████                              |  Count the wagons  waited 20s
                        1 B  |······························xxxxxxxxxxxxxxx               |  docs/**  waited 3m 20s
                             0                                                       6m 40s
                        """);
    }

    @Test
    void isADocumentBySchema() {
        DocumentSchema.of("report").accepts(ReportJson.of(REPORT));
        REPORT.tasks().forEach(task -> DocumentSchema.of("review").accepts(ReportJson.of(REPORT, task)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "'--></style></title><b onclick='x'>",
                "&lt;script&gt; & more",
                "\u001b]0;title\u0007\u001b[2J\u202egnp.exe\u0000"
            })
    void nobodysTextIsMarkupInHtml(String hostile) throws Exception {
        for (String html : pages(hostile)) {
            Document page = parsed(html);

            assertThat(names(page))
                    .isSubsetOf(
                            "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "h4", "ul", "li", "p",
                            "pre", "code", "strong", "bdi", "span", "div", "small", "details", "summary");
            assertThat(page.getDocumentElement().getTextContent()).contains(AnybodysText.of(hostile));
            assertThat(html).doesNotContain("\u001b", "\u0000", "\u202e", "http://", "https://");
            assertThat(html.toLowerCase(Locale.ROOT)).doesNotContain("<script", "<img", " onerror=alert(1)>");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "x\n\n# A heading\n- an item",
                "[a link](javascript:alert(1)) ![](http://127.0.0.1/x)",
                "```\nout of the fence\n```",
                "`code` ``more`` | a | table",
                "1. **strong** _and_ ~~gone~~ https://localhost www.localhost @somebody",
                "- an item",
                "    code",
                "---",
                "12) twelve",
                "\u001b[2J\u202e"
            })
    void nobodysTextIsMarkupInMarkdown(String hostile) {
        RunReport report = Reports.of(hostile);
        String markdown = ReportPage.markdown(report);
        String plain = ReportPage.markdown(REPORT);

        assertThat(structure(markdown)).isEqualTo(structure(plain));
        assertThat(markdown).doesNotContain("\u001b", "\u202e");
        assertThat(withoutCode(markdown)).doesNotContainPattern("(?<!\\\\)(<|\\]\\(|://|[`|@]|www\\.)");
    }

    @Test
    void escapesWhatBeginsALineOnlyWhereOneBegins() {
        assertThat(ReportPage.markdown(Reports.of("make lint (exit 1)")))
                .contains("make lint (exit 1). Its work is kept:")
                .doesNotContain("\\.");
        assertThat(MarkdownPage.of(List.of(new Block.Items(List.of(
                        Words.of("").plus("- x"),
                        Words.of("1").plus(". x"),
                        Words.of("a").plus("- x"))))))
                .isEqualTo("- \\- x\n- 1\\. x\n- a- x\n");
    }

    private static List<String> pages(String text) {
        RunReport report = Reports.of(text);
        return List.of(
                ReportPage.html(report), TaskPage.html(report, report.lost().get(0)));
    }

    /** A page is XML but for its first line and the tags that have no end: a parser of XML forgives nothing. */
    private static Document parsed(String html) throws Exception {
        String xml = html.replaceFirst("<!DOCTYPE html>", "").replaceAll("(<meta [^>]*)>", "$1/>");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<String> names(Document page) {
        NodeList all = page.getElementsByTagName("*");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            names.add(all.item(i).getNodeName());
            assertThat(all.item(i).getAttributes().getNamedItem("onclick")).isNull();
            assertThat(all.item(i).getAttributes().getNamedItem("onerror")).isNull();
        }
        return names;
    }

    /** What each line outside of fences begins with. */
    private static List<String> structure(String markdown) {
        return withoutFences(markdown)
                .lines()
                .map(line -> line.replaceAll("^(#+ |- |)(.*)$", "$1"))
                .toList();
    }

    private static String withoutCode(String markdown) {
        return Pattern.compile("(?<!`)(`+)(?!`).*?(?<!`)\\1(?!`)")
                .matcher(withoutFences(markdown))
                .replaceAll("");
    }

    /** A fence ends with as many ticks as it began with, on a line of their own. */
    private static String withoutFences(String markdown) {
        return Pattern.compile("^(`{3,})text\\n.*?\\n\\1$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(markdown)
                .replaceAll("(fence)");
    }
}
