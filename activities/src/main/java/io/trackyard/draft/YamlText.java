package io.trackyard.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts as YAML writes them: plain where that says the same, else as JSON does, which YAML reads too. */
final class YamlText {
    /** No sign that YAML takes for one of its own, here or between other items of a list. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z./][A-Za-z0-9._/=+@-]*( [A-Za-z0-9._/=+@-]+)*");

    private static final Pattern ANOTHER_TYPE =
            Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n|[.].*inf|[.]nan");
    /** What JSON lets stand and YAML takes for the end of a line, or for no text. */
    private static final Pattern UNWRITTEN = Pattern.compile("[\\u007f-\\u009f\\u2028\\u2029]");

    private static final JsonMapper JSON = new JsonMapper();

    private YamlText() {}

    static String of(String text) {
        if (PLAIN.matcher(text).matches() && !ANOTHER_TYPE.matcher(text).matches()) {
            return text;
        }
        try {
            return UNWRITTEN
                    .matcher(JSON.writeValueAsString(text))
                    .replaceAll(sign -> "\\\\u%04x".formatted((int) sign.group().charAt(0)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a text can be written", impossible);
        }
    }

    /** A list in one line. */
    static String list(List<String> texts) {
        return texts.stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]"));
    }
}
