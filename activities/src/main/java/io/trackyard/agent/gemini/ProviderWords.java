package io.trackyard.agent.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackyard.agent.JsonLines;

/** The words of a provider's refusal within what Gemini CLI makes of it: <code>[API Error: {"error":{"message":"…"}}]</code>. */
final class ProviderWords {
    private static final String BEFORE = "[API Error: ";

    private ProviderWords() {}

    /** The words alone; the text itself where they are not found. */
    static String of(String text) {
        JsonNode answer = answer(text);
        String inside = answer.at("/error/message").asText();
        if (!inside.isEmpty()) {
            return of(inside); // an answer may hold another one
        }
        String first = text.lines().findFirst().orElse("");
        return first.startsWith(BEFORE) ? first.substring(BEFORE.length()).replaceFirst("]$", "") : text;
    }

    /** What the provider answered; missing where it is not in the text. */
    static JsonNode answer(String text) {
        int begin = text.indexOf('{');
        int end = text.lastIndexOf('}');
        return JsonLines.parse(begin < 0 || end < begin ? "" : text.substring(begin, end + 1));
    }
}
