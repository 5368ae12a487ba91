package io.trackyard.report;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page in Markdown. Nothing that anybody wrote can become a heading, a link or HTML in it. */
final class MarkdownPage {
    /** What is markup anywhere: signs, and what GitHub makes links of. */
    private static final Pattern SIGNS = Pattern.compile("[\\\\`*_\\[\\]|~@]|:(?=//)|(?<=www)\\.");

    /** What is markup where a line begins. */
    private static final Pattern BEGINNING = Pattern.compile("^(\\s*\\d*)([#>+=.)-])");

    /** Behind this a line still begins. */
    private static final Pattern STILL_BEGINNING = Pattern.compile("\\s*\\d*");

    private static final Pattern TICKS = Pattern.compile("`+");
    private static final int FENCE = 3;

    private MarkdownPage() {}

    static String of(List<Block> blocks) {
        return blocks.stream().map(MarkdownPage::of).collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static String of(Block block) {
        if (block instanceof Block.Heading heading) {
            return heading(heading.level(), heading.words());
        }
        if (block instanceof Block.Items items) {
            return items.items().stream().map(item -> "- " + of(item)).collect(Collectors.joining("\n"));
        }
        if (block instanceof Block.Log log) {
            return fenced(log.text());
        }
        if (block instanceof Block.Picture picture) {
            return fenced(TimelineText.of(picture.timeline()));
        }
        Block.Fold fold = (Block.Fold) block;
        return heading(fold.level(), fold.heading())
                + fold.content().stream().map(content -> "\n\n" + of(content)).collect(Collectors.joining());
    }

    private static String heading(int level, Words words) {
        return "#".repeat(level) + " " + of(words);
    }

    private static String of(Words words) {
        StringBuilder line = new StringBuilder();
        for (Words.Word word : words.parts()) {
            boolean begins = STILL_BEGINNING.matcher(line).matches();
            line.append(of(word, begins));
        }
        return line.toString();
    }

    /** {@code begins}: whether the line could still become something else by what stands before the word */
    private static String of(Words.Word word, boolean begins) {
        String text = AnybodysText.inOneLine(word.text()).replaceAll("\\s+", " ");
        return switch (word.look()) {
            case CODE -> code(text);
            case STRONG, BAD -> text.isBlank() ? text : "**" + escaped(text.strip()) + "**";
            case PLAIN, GOOD, WARN ->
                begins ? BEGINNING.matcher(escaped(text)).replaceFirst("$1\\\\$2") : escaped(text);
        };
    }

    private static String escaped(String text) {
        return SIGNS.matcher(text.replace("&", "&amp;").replace("<", "&lt;")).replaceAll("\\\\$0");
    }

    /** Between more ticks than it holds, since nothing can be escaped there. */
    private static String code(String text) {
        String ticks = "`".repeat(mostTicks(text) + 1);
        String space = text.startsWith("`") || text.endsWith("`") || text.isEmpty() ? " " : "";
        return ticks + space + text + space + ticks;
    }

    private static String fenced(String text) {
        String fence = "`".repeat(Math.max(FENCE, mostTicks(text) + 1));
        return fence + "text\n" + AnybodysText.of(text).stripTrailing() + "\n" + fence;
    }

    private static int mostTicks(String text) {
        return TICKS.matcher(text)
                .results()
                .map(MatchResult::group)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
