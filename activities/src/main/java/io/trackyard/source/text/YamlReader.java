package io.trackyard.source.text;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.trackyard.source.text.YamlValue.Entry;
import io.trackyard.source.text.YamlValue.Scalar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads YAML into values that know their lines. Stricter than YAML itself: a key is there once, there is one document,
 * and anchors and aliases are refused, since a few lines of them unfold into more than any memory holds.
 */
public final class YamlReader {
    private static final int DEEPEST = 20;

    private final YAMLParser parser;
    private final Faults faults;

    private YamlReader(YAMLParser parser, Faults faults) {
        this.parser = parser;
        this.faults = faults;
    }

    /** The document; absent where it is empty, or where its syntax is broken, which is among the faults then. */
    public static Optional<YamlValue> read(String text, Faults faults) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit((int) SourceFile.LARGEST);
        YAMLFactory factory = YAMLFactory.builder()
                .loaderOptions(options)
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                .build();
        try (YAMLParser parser = factory.createParser(text)) {
            return new YamlReader(parser, faults).document();
        } catch (JacksonException broken) {
            faults.add(lineOf(broken), "%s", complaint(broken.getOriginalMessage()));
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", failure);
        }
    }

    private Optional<YamlValue> document() throws IOException {
        if (parser.nextToken() == null) {
            return Optional.empty();
        }
        YamlValue value = value();
        if (parser.nextToken() != null) {
            faults.add(line(), "a second document begins here; the file holds one");
        }
        return value instanceof Scalar scalar && scalar.type() == Scalar.Type.NOTHING
                ? Optional.empty()
                : Optional.of(value);
    }

    private YamlValue value() throws IOException {
        int line = line();
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            faults.add(line, "anchors and aliases (& and *) are not read; write the value out");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(line);
            case START_ARRAY -> sequence(line);
            case VALUE_NUMBER_INT -> new Scalar(line, Scalar.Type.INTEGER, parser.getText());
            case VALUE_NUMBER_FLOAT -> new Scalar(line, Scalar.Type.DECIMAL, parser.getText());
            case VALUE_TRUE, VALUE_FALSE ->
                new Scalar(line, Scalar.Type.BOOLEAN, String.valueOf(parser.getBooleanValue()));
            case VALUE_NULL -> new Scalar(line, Scalar.Type.NOTHING, "");
            default -> text(line, parser.getText());
        };
    }

    private static Scalar text(int line, String text) {
        return new Scalar(line, text.isBlank() ? Scalar.Type.NOTHING : Scalar.Type.TEXT, text);
    }

    private YamlValue mapping(int line) throws IOException {
        Map<String, Integer> seen = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            int at = line();
            parser.nextToken();
            YamlValue value = value();
            Integer first = seen.putIfAbsent(key, at);
            if (first == null) {
                entries.add(new Entry(key, at, value));
            } else {
                faults.add(at, "\"%s\" is there twice; the first is in line %d", key, first);
            }
        }
        return new YamlValue.Mapping(line, entries);
    }

    private YamlValue sequence(int line) throws IOException {
        List<YamlValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new YamlValue.Sequence(line, items);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    /** Where the problem is, which of what never ends is where it begins; Jackson itself names the place where the surrounding structure began. */
    private static int lineOf(JacksonException broken) {
        if (broken.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            boolean neverEnds = marked.getContextMark() != null
                    && String.valueOf(marked.getProblem()).contains("unexpected end of stream");
            return (neverEnds ? marked.getContextMark() : marked.getProblemMark()).getLine() + 1;
        }
        return broken.getLocation() == null
                ? 1
                : Math.max(1, broken.getLocation().getLineNr());
    }

    /** The parser's sentences, without the places and pictures of lines that it indents between them. */
    private static String complaint(String message) {
        return message.lines()
                .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                .collect(Collectors.joining(", "));
    }
}
