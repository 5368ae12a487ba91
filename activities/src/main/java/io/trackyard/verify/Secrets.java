package io.trackyard.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is to stand in no log and no history: the values of variables whose names say that they are secret, and tokens that
 * are known by their form.
 */
public final class Secrets {
    /** What stands instead. */
    public static final String REDACTED = "[redacted]";

    private static final Pattern NAME = Pattern.compile(
            "(?:^|_)(?:TOKEN|SECRET|SECRETS|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL|CREDENTIALS|APIKEY|PAT|AUTH)(?:_|$)"
                    + "|(?:^|_)(?:API|ACCESS|PRIVATE|SECRET|SIGNING|ENCRYPTION)_KEY(?:_|$)");

    /** A shorter one stands in other words: {@code true}, {@code main}. */
    private static final int SHORTEST = 8;

    private static final Pattern TOKEN = Pattern.compile("\\b(?:gh[pousr]_[A-Za-z0-9]{30,}"
            + "|github_pat_[A-Za-z0-9_]{30,}"
            + "|glpat-[A-Za-z0-9_-]{20,}"
            + "|sk-[A-Za-z0-9_-]{20,}"
            + "|xox[abeoprs]-[A-Za-z0-9-]{10,}"
            + "|(?:AKIA|ASIA)[A-Z0-9]{16}"
            + "|AIza[A-Za-z0-9_-]{35}"
            + "|npm_[A-Za-z0-9]{36}"
            + "|pypi-[A-Za-z0-9_-]{40,}"
            + "|eyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,})"
            + "|(?<=://)[^/\\s:@\"']+:[^/\\s@\"']+(?=@)");

    private final List<String> values;

    private Secrets(List<String> values) {
        this.values = values;
    }

    /** Those of an environment. */
    public static Secrets of(Map<String, String> environment) {
        return new Secrets(environment.entrySet().stream()
                .filter(variable ->
                        NAME.matcher(variable.getKey().toUpperCase(Locale.ROOT)).find())
                .map(Map.Entry::getValue)
                .filter(value -> value.length() >= SHORTEST)
                .flatMap(value -> Stream.of(value, inJson(value)))
                .distinct()
                // one may hold another
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    /** The text without them. */
    public String redact(String text) {
        String rest = text;
        for (String value : values) {
            rest = rest.replace(value, REDACTED);
        }
        return TOKEN.matcher(rest).replaceAll(REDACTED);
    }

    /** As it stands in a stream of events. */
    private static String inJson(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** The file without them; not written where it holds none. Bytes that are no text stay as they are. */
    public void redact(Path file) {
        Path aside = file.resolveSibling(file.getFileName() + ".redacted");
        try {
            // looked at first: a disk may be full, and most files hold none
            if (rewrite(file, Writer.nullWriter())) {
                try (Writer rest = Files.newBufferedWriter(aside, StandardCharsets.ISO_8859_1)) {
                    rewrite(file, rest);
                }
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot take secrets out of " + file, e);
        }
    }

    private boolean rewrite(Path file, Writer rest) throws IOException {
        boolean changed = false;
        try (LogText text = LogText.of(file, StandardCharsets.ISO_8859_1)) {
            for (Optional<String> line = text.next(); line.isPresent(); line = text.next()) {
                String redacted = redact(line.get());
                changed |= !redacted.equals(line.get());
                rest.write(redacted);
            }
        }
        return changed;
    }
}
