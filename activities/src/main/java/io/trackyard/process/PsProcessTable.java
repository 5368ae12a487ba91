package io.trackyard.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks {@code ps}, where there is no {@code /proc} (macOS). Start times are whole seconds, so that a pid used again
 * within one second is not told apart.
 */
final class PsProcessTable implements ProcessTable {
    private static final String COLUMNS = "pid=,ppid=,pgid=,state=,time=,lstart=";
    private static final Pattern LINE =
            Pattern.compile("\\s*(?<pid>\\d+)\\s+(?<ppid>\\d+)\\s+(?<pgid>\\d+)\\s+(?<state>\\S)\\S*\\s+"
                    + "(?:(?<days>\\d+)-)?(?<time>(?:\\d+:)+\\d+)(?:\\.(?<hundredths>\\d\\d))?\\s+(?<start>\\D.+)");

    @Override
    public Optional<ProcessEntry> find(long pid) {
        return ask("ps", "-p", Long.toString(pid), "-o", COLUMNS)
                .lines()
                .findFirst()
                .flatMap(PsProcessTable::parse);
    }

    @Override
    public List<ProcessEntry> all() {
        return ask("ps", "-axo", COLUMNS)
                .lines()
                .flatMap(line -> parse(line).stream())
                .toList();
    }

    @Override
    public Optional<String> valueOf(long pid, String variable) {
        String commandAndEnvironment = ask("ps", "-Eww", "-p", Long.toString(pid), "-o", "command=");
        Matcher entry = Pattern.compile("(?:^|\\s)" + Pattern.quote(variable) + "=(\\S*)")
                .matcher(commandAndEnvironment);
        return entry.find() ? Optional.of(entry.group(1)) : Optional.empty();
    }

    @Override
    public String bootId() {
        return ask("sysctl", "-n", "kern.bootsessionuuid").strip();
    }

    /** There are no pid namespaces here. */
    @Override
    public String pidNamespace() {
        return "";
    }

    /** Reads one line of the columns; ps of macOS prints no usable session id, so the group stands for it. */
    static Optional<ProcessEntry> parse(String line) {
        Matcher fields = LINE.matcher(line);
        if (!fields.matches()) {
            return Optional.empty();
        }
        long group = Long.parseLong(fields.group("pgid"));
        return Optional.of(new ProcessEntry(
                Long.parseLong(fields.group("pid")),
                Long.parseLong(fields.group("ppid")),
                group,
                group,
                fields.group("state").charAt(0),
                fields.group("start").strip(),
                processorMillis(fields)));
    }

    /** {@code 1-02:03:04} or {@code 12:34.56}; of children that ended nothing is known here. */
    private static long processorMillis(Matcher fields) {
        long seconds = 0;
        for (String part : fields.group("time").split(":")) {
            seconds = 60 * seconds + Long.parseLong(part);
        }
        seconds += TimeUnit.DAYS.toSeconds(number(fields.group("days")));
        return TimeUnit.SECONDS.toMillis(seconds) + 10 * number(fields.group("hundredths"));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static String ask(String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(arguments).redirectError(ProcessBuilder.Redirect.DISCARD);
        // The supervisor writes start times the same way: they are compared as text.
        builder.environment().putAll(Map.of("LC_ALL", "C", "TZ", "UTC0"));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
