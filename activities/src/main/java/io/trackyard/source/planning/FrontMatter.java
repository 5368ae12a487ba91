package io.trackyard.source.planning;

import io.trackyard.source.text.Faults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys between {@code ---} and {@code ---} at the beginning of a plan. They look like YAML and often are not: agents
 * write them, and the tool that reads them looks at lines. So lines are what is read here; of a key that is there twice
 * the last holds, and what lies below keys that nobody asks for may be anything.
 */
final class FrontMatter {
    private static final String FENCE = "---";
    private static final Pattern KEY = Pattern.compile("([A-Za-z_][A-Za-z0-9_-]*):(?:\\s+(.*))?");
    private static final Pattern ITEM = Pattern.compile("(\\s*)-(?:\\s+(.*))?");
    private static final Pattern BLOCK_TEXT = Pattern.compile("[|>][-+0-9]*");

    private final Map<String, Entry> entries;
    private final int lines;

    private FrontMatter(Map<String, Entry> entries, int lines) {
        this.entries = entries;
        this.lines = lines;
    }

    /** A key's own line, what stands behind it, and the lines below it. */
    private record Entry(int line, String value, List<String> below) {}

    /** Whether the block is begun and never ended: a fault, or a file that is being written. */
    static boolean isOpen(List<String> lines) {
        return begins(lines) && end(lines) < 0;
    }

    /** Reads the beginning of a plan; without a block all keys are absent. */
    static FrontMatter of(List<String> lines, Faults faults) {
        if (!begins(lines)) {
            return new FrontMatter(Map.of(), 0);
        }
        int end = end(lines);
        if (end < 0) {
            faults.add(1, "the front matter that begins here is not closed by ---");
            return new FrontMatter(Map.of(), 1);
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        List<String> below = new ArrayList<>();
        for (int place = 1; place < end; place++) {
            Matcher key = KEY.matcher(lines.get(place));
            if (key.matches()) {
                below = new ArrayList<>();
                String value = key.group(2) == null ? "" : key.group(2).strip();
                entries.put(key.group(1), new Entry(place + 1, value, below));
            } else {
                below.add(lines.get(place));
            }
        }
        FrontMatter front = new FrontMatter(entries, end + 1);
        entries.values().stream()
                .filter(entry -> entry.value.startsWith("[") && closed(entry).isEmpty())
                .forEach(entry -> faults.add(entry.line, "the list that begins here is not closed by ]"));
        return front;
    }

    private static boolean begins(List<String> lines) {
        return !lines.isEmpty() && lines.get(0).stripTrailing().equals(FENCE);
    }

    private static int end(List<String> lines) {
        for (int place = 1; place < lines.size(); place++) {
            if (lines.get(place).startsWith(FENCE)) {
                return place;
            }
        }
        return -1;
    }

    /** How many lines it takes. */
    int lines() {
        return lines;
    }

    /** From 1; the first of the file where the key is absent. */
    int lineOf(String key) {
        return entries.containsKey(key) ? entries.get(key).line : 1;
    }

    /** One value; absent where nothing or a list stands there. */
    Optional<String> text(String key) {
        Entry entry = entries.get(key);
        if (entry == null || entry.value.startsWith("[")) {
            return Optional.empty();
        }
        String text = BLOCK_TEXT.matcher(entry.value).matches()
                ? String.join("\n", entry.below.stream().map(String::strip).toList())
                        .strip()
                : plain(entry.value);
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Whether the value is one of the words YAML has for true. */
    boolean isTrue(String key) {
        return text(key)
                .filter(word -> List.of("true", "yes", "on").contains(word.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    /** Whether the value is one of the words YAML has for false. */
    boolean isFalse(String key) {
        return text(key)
                .filter(word -> List.of("false", "no", "off").contains(word.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    /** The values of a list in any of its forms, or the one value that stands instead; empty where the key is absent. */
    List<String> list(String key) {
        Entry entry = entries.get(key);
        if (entry == null) {
            return List.of();
        }
        if (entry.value.startsWith("[")) {
            return closed(entry).map(FrontMatter::inline).orElse(List.of());
        }
        String single = plain(entry.value);
        return single.isEmpty() ? items(entry.below) : inline(single);
    }

    /** The text between the brackets, which may reach over lines. */
    private static Optional<String> closed(Entry entry) {
        String all = entry.value + "\n" + String.join("\n", entry.below);
        char quote = 0;
        for (int at = 1; at < all.length(); at++) {
            char letter = all.charAt(at);
            if (quote != 0) {
                quote = letter == quote || letter == '\n' ? 0 : quote;
            } else if (letter == '"' || letter == '\'') {
                quote = letter;
            } else if (letter == ']') {
                return Optional.of(all.substring(1, at));
            }
        }
        return Optional.empty();
    }

    /** Parts between commas, those in quotes as they are. */
    private static List<String> inline(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        char quote = 0;
        for (char letter : (text + ",").toCharArray()) {
            if (quote == 0 && (letter == ',' || letter == '\n')) {
                parts.add(plain(part.toString()));
                part.setLength(0);
                continue;
            }
            boolean opens = quote == 0 && part.toString().isBlank() && (letter == '"' || letter == '\'');
            quote = opens ? letter : letter == quote ? 0 : quote;
            part.append(letter);
        }
        parts.add(plain(part.toString()));
        return parts.stream().filter(found -> !found.isEmpty()).toList();
    }

    /** The items of the outermost list below a key. */
    private static List<String> items(List<String> lines) {
        List<String> items = new ArrayList<>();
        int depth = -1;
        for (String line : lines) {
            Matcher item = ITEM.matcher(line);
            if (item.matches()) {
                int indent = item.group(1).length();
                depth = depth < 0 ? indent : depth;
                if (indent == depth && item.group(2) != null) {
                    items.add(plain(item.group(2)));
                }
            }
        }
        return items.stream().filter(found -> !found.isEmpty()).toList();
    }

    /** Without quotes, or without the comment behind it. */
    private static String plain(String value) {
        String text = value.strip();
        if (text.length() > 1 && (text.startsWith("\"") || text.startsWith("'"))) {
            int end = text.indexOf(text.charAt(0), 1);
            return end < 0 ? text : text.substring(1, end).strip();
        }
        return text.startsWith("#") ? "" : text.replaceFirst("\\s#.*$", "").strip();
    }
}
