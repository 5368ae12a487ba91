package io.trackyard.agent;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How a client's events are told to a person: what was said as it was said, deeds and what came of them marked. */
public final class ReadableLines {
    /** Of what a tool gave back; all of it is in the raw output. */
    private static final int MOST_OF_A_RESULT = 8;

    private static final String DEED = "> ";
    private static final String RESULT = "  | ";
    private static final String TROUBLE = "! ";

    private ReadableLines() {}

    /** What a client or its model said. */
    public static List<String> said(String text) {
        return text.strip().lines().toList();
    }

    /** Something the model has done, such as a command. */
    public static List<String> deed(String text) {
        List<String> lines = said(text);
        return IntStream.range(0, lines.size())
                .mapToObj(index -> (index == 0 ? DEED : "  ") + lines.get(index))
                .toList();
    }

    /** What came of it; of a long text the beginning. */
    public static List<String> result(String text) {
        List<String> lines = text.stripTrailing().lines().toList();
        Optional<String> more = lines.size() > MOST_OF_A_RESULT
                ? Optional.of("… %d more lines".formatted(lines.size() - MOST_OF_A_RESULT))
                : Optional.empty();
        return Stream.concat(lines.stream().limit(MOST_OF_A_RESULT), more.stream())
                .map(line -> RESULT + line)
                .toList();
    }

    /** What went wrong, in one line. */
    public static List<String> trouble(String text) {
        return List.of(TROUBLE + text.strip().lines().findFirst().orElse("something went wrong"));
    }
}
