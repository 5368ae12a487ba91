package io.trackyard.source.taskxml;

import io.trackyard.source.text.Faults;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML as language models write it: a bare {@code &} or {@code <} within text, as in {@code a && b < 3}, is taken as
 * it is meant. A document type is refused, and with it every entity beyond the five of XML itself: a task file has no use
 * for them, and they can name other files or unfold into more than any memory holds.
 */
final class XmlReader {
    private static final int DEEPEST = 50;

    /** A declaration says how bytes are to be read, which is done; one that stands below an empty line breaks parsers. */
    private static final Pattern DECLARATION = Pattern.compile("^\\s*<\\?xml[^>]*\\?>");

    /** Comments and CDATA first, so that nothing in them is taken for a stray character. */
    private static final Pattern STRAY = Pattern.compile(
            "(?s)<!--.*?-->|<!\\[CDATA\\[.*?]]>|&(?!(?:#[0-9]+|#x[0-9a-fA-F]+|[A-Za-z_][\\w.-]*);)|<(?![A-Za-z_/!?])");

    private static final XMLInputFactory FACTORY = factory();

    private final Faults faults;
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable XmlElement root;

    private XmlReader(Faults faults) {
        this.faults = faults;
    }

    private record Open(
            String name, Map<String, String> attributes, List<XmlElement> children, StringBuilder text, int line) {
        XmlElement close() {
            return new XmlElement(name, attributes, children, text.toString(), line);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** The root element; absent where the text is no XML, which is among the faults then. */
    static Optional<XmlElement> read(String text, Faults faults) {
        XmlReader reader = new XmlReader(faults);
        try {
            XMLStreamReader events = FACTORY.createXMLStreamReader(new StringReader(repaired(text)));
            try {
                return reader.read(events) ? Optional.ofNullable(reader.root) : Optional.empty();
            } finally {
                events.close();
            }
        } catch (XMLStreamException broken) {
            faults.add(lineOf(broken), "not XML: %s%s", complaint(broken), reader.unclosed());
            return Optional.empty();
        }
    }

    private boolean read(XMLStreamReader events) throws XMLStreamException {
        while (events.hasNext()) {
            switch (events.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() == DEEPEST) {
                        faults.add(line(events), "elements are nested more than %d deep", DEEPEST);
                        return false;
                    }
                    open.push(opened(events));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    append(events.getText());
                case XMLStreamConstants.END_ELEMENT -> close();
                case XMLStreamConstants.DTD -> {
                    faults.add(line(events), "a document type (<!DOCTYPE …>) is not read; leave it out");
                    return false;
                }
                default -> {
                    // comments and processing instructions say nothing that is read here
                }
            }
        }
        return true;
    }

    private static Open opened(XMLStreamReader events) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int place = 0; place < events.getAttributeCount(); place++) {
            attributes.put(events.getAttributeLocalName(place), events.getAttributeValue(place));
        }
        return new Open(events.getLocalName(), attributes, new ArrayList<>(), new StringBuilder(), line(events));
    }

    private void append(String text) {
        open.forEach(element -> element.text().append(text));
    }

    private void close() {
        XmlElement closed = open.pop().close();
        if (open.isEmpty()) {
            root = closed;
        } else {
            open.peek().children().add(closed);
        }
    }

    /** What a person must look for: a parser only says where it gave up. */
    private String unclosed() {
        Open innermost = open.peek();
        return innermost == null ? "" : " (within <%s> of line %d)".formatted(innermost.name(), innermost.line());
    }

    static String repaired(String text) {
        String body = DECLARATION
                .matcher(text)
                .replaceFirst(found -> "\n".repeat((int) found.group().lines().count() - 1));
        return STRAY.matcher(body).replaceAll(XmlReader::escaped);
    }

    private static String escaped(MatchResult found) {
        String text = found.group();
        return text.equals("&") ? "&amp;" : text.equals("<") ? "&lt;" : Matcher.quoteReplacement(text);
    }

    private static int line(XMLStreamReader events) {
        return Math.max(1, events.getLocation().getLineNumber());
    }

    private static int lineOf(XMLStreamException broken) {
        return broken.getLocation() == null
                ? 1
                : Math.max(1, broken.getLocation().getLineNumber());
    }

    /** The parser's sentence, without the place that it puts before it. */
    private static String complaint(XMLStreamException broken) {
        String message = String.valueOf(broken.getMessage());
        int sentence = message.indexOf("Message: ");
        return (sentence < 0 ? message : message.substring(sentence + "Message: ".length()))
                .lines()
                .findFirst()
                .orElse("");
    }
}
