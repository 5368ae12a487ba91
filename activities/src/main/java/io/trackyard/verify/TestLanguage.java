package io.trackyard.verify;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** By what tests are known in the files of one language. */
final class TestLanguage {
    /** Only where it begins a line: within one it may stand in a text, as in a glob. */
    private static final Pattern BLOCK_COMMENT = Pattern.compile("(?m)^[ \\t]*/\\*[\\s\\S]*?\\*/");

    private final Pattern files;
    private final @Nullable Pattern content;
    private final List<Pattern> tests;
    private final Pattern assertions;
    private final Pattern skips;
    private final Pattern comment;
    private final boolean blockComments;

    /**
     * @param files paths of files that may hold tests
     * @param content what such a file must hold beside that, where its path alone does not say
     * @param tests a test, whose first group that takes part is its name
     * @param assertions part of a line that asserts something
     * @param skips part of a line that leaves tests out
     * @param comment what begins a comment that ends with its line
     * @param blockComments whether there are comments from {@code /*} on
     */
    @JsonCreator
    TestLanguage(
            @JsonProperty("name") String name,
            @JsonProperty("files") List<String> files,
            @JsonProperty("content") @Nullable String content,
            @JsonProperty("tests") List<String> tests,
            @JsonProperty("assertions") List<String> assertions,
            @JsonProperty("skips") List<String> skips,
            @JsonProperty("comment") String comment,
            @JsonProperty("blockComments") boolean blockComments) {
        this.files = anyOf(files);
        this.content = content == null ? null : Pattern.compile(content);
        this.tests = tests.stream().map(Pattern::compile).toList();
        this.assertions = anyOf(assertions);
        this.skips = anyOf(skips);
        this.comment = Pattern.compile("^\\s*(?:" + comment + ").*");
        this.blockComments = blockComments;
    }

    boolean mayHold(String path) {
        return files.matcher(path).find();
    }

    /** What of a file's text tells how much it tests; comments count as nothing. */
    TestText read(String text) {
        if (content != null && !content.matcher(text).find()) {
            return TestText.EMPTY;
        }
        String code = (blockComments ? BLOCK_COMMENT.matcher(text).replaceAll("") : text)
                .lines()
                .filter(line -> !comment.matcher(line).matches())
                .collect(Collectors.joining("\n"));
        return new TestText(names(code), linesWith(assertions, code), linesWith(skips, code));
    }

    private Set<String> names(String code) {
        Set<String> names = new LinkedHashSet<>();
        for (Pattern test : tests) {
            Matcher matcher = test.matcher(code);
            while (matcher.find()) {
                names.add(firstGroup(matcher));
            }
        }
        return names;
    }

    private static String firstGroup(Matcher matcher) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                return matcher.group(group).strip();
            }
        }
        return matcher.group();
    }

    /** A line once for each time that it holds the sign, without the space around it. */
    private static List<String> linesWith(Pattern sign, String code) {
        List<String> lines = new ArrayList<>();
        code.lines().forEach(line -> {
            Matcher matcher = sign.matcher(line);
            while (matcher.find()) {
                lines.add(line.strip());
            }
        });
        return lines;
    }

    private static Pattern anyOf(List<String> expressions) {
        return Pattern.compile(String.join("|", expressions));
    }
}
