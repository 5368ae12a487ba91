package io.trackyard.mcp;

import io.trackyard.voice.UnfitCallException;
import java.util.List;
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
     * Several texts, which may be left out; none then. Each counts once.
     *
     * @throws UnfitCallException where they are something else, too many, or one is too long
     */
    List<String> optionalTexts(String name, int most, int mostCharacters) {
        if (!values.containsKey(name)) {
            return List.of();
        }
        if (!(values.get(name) instanceof List<?> texts) || texts.size() > most) {
            throw new UnfitCallException("'%s' is a list of at most %d texts".formatted(name, most));
        }
        return texts.stream()
                .map(text -> new Arguments(Map.of(name, text)).text(name, mostCharacters))
                .distinct()
                .toList();
    }

    /**
     * The same of texts of which there has to be one at least.
     *
     * @throws UnfitCallException where there is none, too
     */
    List<String> texts(String name, int most, int mostCharacters) {
        List<String> texts = optionalTexts(name, most, mostCharacters);
        if (texts.isEmpty()) {
            throw new UnfitCallException("'%s' is missing: give it a list of texts".formatted(name));
        }
        return texts;
    }

    /**
     * Whether something is so, which may be left out; not so then. Agents write some of them as texts.
     *
     * @throws UnfitCallException where it is neither true nor false
     */
    boolean optionalFlag(String name) {
        String text = String.valueOf(values.getOrDefault(name, false));
        if (!text.equals("true") && !text.equals("false")) {
            throw new UnfitCallException("'%s' is true or false".formatted(name));
        }
        return Boolean.parseBoolean(text);
    }

    /**
     * A number up to another, which may be left out.
     *
     * @throws UnfitCallException where it is none or is higher
     */
    int optionalNumber(String name, int otherwise, int highest) {
        int number = values.containsKey(name) ? number(name) : otherwise;
        if (number > highest) {
            throw new UnfitCallException("'%s' is %d at most".formatted(name, highest));
        }
        return number;
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
