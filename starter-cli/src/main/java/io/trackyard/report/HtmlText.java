package io.trackyard.report;

/** Writes HTML of which only tags are the program's: every text, and every value of an attribute, is escaped. */
final class HtmlText {
    private final StringBuilder html = new StringBuilder();

    /** {@code attributes}: names, each before its value. */
    HtmlText open(String tag, String... attributes) {
        html.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            html.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
        html.append('>');
        return this;
    }

    HtmlText close(String tag) {
        html.append("</").append(tag).append('>');
        return this;
    }

    HtmlText text(String text) {
        html.append(escaped(text));
        return this;
    }

    HtmlText element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** What the program itself says: never anybody's text. */
    HtmlText raw(String own) {
        html.append(own);
        return this;
    }

    private static String escaped(String text) {
        return AnybodysText.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
