package io.trackyard.agent.command;

import io.trackyard.agent.ResetTime;
import io.trackyard.policy.EndRule;
import io.trackyard.policy.EndRule.Meaning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the ends of an agent mean, as a table: of its rows the first that fits counts. An adapter fills it; below its rows
 * lie those that are true of any program.
 *
 * <p>125 to 127 are what shells and {@code env} end with when a program cannot be started; above 128 a signal ended it.
 * 75 is {@code EX_TEMPFAIL} of sysexits.h: try again later, and a line {@code retry-after: SECONDS} among the last it
 * printed says when.
 */
final class EndTable {
    private static final int FIRST_SIGNAL = 129;
    private static final int LAST_SIGNAL = 128 + 64;
    private static final String RETRY_AFTER = "(?i)^\\s*retry-after:\\s*(\\d{1,7})\\s*$";
    private static final EndRule ANYTHING_ELSE = new EndRule(null, null, Meaning.FAILED, null);

    private final List<EndRule> rows;

    private EndTable(List<EndRule> rows) {
        this.rows = rows;
    }

    /** The rows of an adapter, or of a person, over those of any program. */
    static EndTable of(List<EndRule> own) {
        List<EndRule> rows = new ArrayList<>(own);
        rows.add(EndRule.ofExit(0, Meaning.SUCCESS));
        rows.add(EndRule.ofExit(75, Meaning.QUOTA));
        for (int exit = 125; exit <= 127; exit++) {
            rows.add(EndRule.ofExit(exit, Meaning.SETUP));
        }
        for (int exit = FIRST_SIGNAL; exit <= LAST_SIGNAL; exit++) {
            rows.add(EndRule.ofExit(exit, Meaning.CRASH));
        }
        return new EndTable(rows);
    }

    /**
     * What fits an end.
     *
     * @param line the line in which its pattern was found; empty where it has none
     */
    record Row(EndRule rule, Optional<String> line) {
        Meaning means() {
            return rule.means();
        }

        /** When the quota ends, as it was said last: an agent that tried again by itself has said it before. */
        Optional<Instant> reset(List<String> lines, Instant now) {
            Pattern pattern = Pattern.compile(rule.resetPattern() == null ? RETRY_AFTER : rule.resetPattern());
            return lines.stream()
                    .map(pattern::matcher)
                    .filter(Matcher::find)
                    .flatMap(said -> ResetTime.of(group(said, 1), zone(said), now).stream())
                    .reduce((earlier, later) -> later);
        }

        private static String group(Matcher said, int number) {
            String text = said.group(number);
            return text == null ? "" : text;
        }

        private static @Nullable String zone(Matcher said) {
            return said.groupCount() < 2 ? null : said.group(2);
        }
    }

    /** The first row that fits. */
    Row find(int exit, List<String> lines) {
        return rows.stream()
                .flatMap(rule -> match(rule, exit, lines).stream())
                .findFirst()
                .orElseGet(() -> new Row(ANYTHING_ELSE, Optional.empty()));
    }

    /** A success that talks of limits is one: without a code a row is about no end with 0. */
    private static Optional<Row> match(EndRule rule, int exit, List<String> lines) {
        boolean isOfExit = rule.exit() == null ? exit != 0 : rule.exit() == exit;
        if (!isOfExit) {
            return Optional.empty();
        }
        if (rule.pattern() == null) {
            return Optional.of(new Row(rule, Optional.empty()));
        }
        Pattern pattern = Pattern.compile(rule.pattern());
        return lines.stream()
                .filter(line -> pattern.matcher(line).find())
                .reduce((earlier, later) -> later)
                .map(line -> new Row(rule, Optional.of(line.strip())));
    }
}
