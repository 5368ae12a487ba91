package io.trackyard.mcp;

import io.trackyard.voice.UnfitCallException;
import java.util.Map;

/** What a tool was called with. What does not fit is told to the agent that called it, which can call again. */
record Arguments(Map<String, Object> values) {
    Arguments {
        values = values == null ? Map.of() : Map.copyOf(values);
    }

    /**
     * A text that has to be there.
     *
     * @throws UnfitCallException where it is not, is empty, or is too long
     */
    String text(String name, int mostCharacters) {
        if (!(values.get(name) instanceof String text) || text.isBlank()) {
            throw new UnfitCallException("'%s' is missing: give it a text".formatted(name));
        }
        if (text.length() > mostCharacters) {
            throw new UnfitCallException("'%s' has %d characters, and may have %d: say it in fewer"
                    .formatted(name, text.length(), mostCharacters));
        }
        return text;
    }

    /** The same of a text that may be left out; empty then. */
    String optionalText(String name, int mostCharacters) {
        return values.containsKey(name) ? text(name, mostCharacters) : "";
    }

    /**
     * A number that has to be there, from 1; agents write some of them as texts.
     *
     * @throws UnfitCallException where it is none
     */
    int number(String name) {
        String text = String.valueOf(values.get(name));
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new UnfitCallException("'%s' is no number from 1".formatted(name));
        }
        return Integer.parseInt(text);
    }
}
