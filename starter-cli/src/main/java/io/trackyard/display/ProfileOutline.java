package io.trackyard.display;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A profile as it is shown.
 *
 * @param about what it is, in words
 * @param file the file of settings that has these keys and lies over the profile
 */
public record ProfileOutline(String name, String about, String file, List<Value> values) {
    public ProfileOutline {
        values = List.copyOf(values);
    }

    /**
     * One value.
     *
     * @param key with dots where it lies in another
     * @param value a text, a number, true or false, or a list of texts
     * @param own whether it is that of the system the profile stands for
     * @param meaning what it decides
     */
    public record Value(String key, Object value, boolean own, String meaning) {
        String text() {
            return value instanceof List<?> list
                    ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    : String.valueOf(value);
        }
    }
}
