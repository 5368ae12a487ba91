package io.trackyard.spending;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trackyard.session.SessionHistory;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bills of all sessions of a host, whichever of its workers watches them: a file for each day on which sessions began,
 * {@code <state>/bills/2026-11-29.jsonl}, to which lines are only ever appended. Of a session its newest line counts.
 */
public final class Bills {
    private static final Logger log = LoggerFactory.getLogger(Bills.class);
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** A session that began earlier is not looked for. */
    private static final int LIVE_DAYS = 7;

    /** No run is that long, and nobody else reads them. */
    private static final int KEPT_DAYS = 90;

    private static final String ENDING = ".jsonl";

    private final Path directory;
    private final ZoneId zone;
    private final Predicate<Path> lives;
    private final Map<LocalDate, Day> days = new HashMap<>();
    private final AtomicBoolean isTidy = new AtomicBoolean();

    /** {@code zone}: in which a day begins */
    public Bills(Path directory, ZoneId zone) {
        this(directory, zone, SessionHistory::isAlive);
    }

    /** {@code lives}: whether the session does whose private directory that is */
    Bills(Path directory, ZoneId zone, Predicate<Path> lives) {
        this.directory = directory;
        this.zone = zone;
        this.lives = lives;
    }

    /** What is known of the sessions of a day, as far as its file was read. */
    private static final class Day {
        private final Map<String, Bill> bills = new LinkedHashMap<>();
        private long read;
    }

    /** The day on which a moment lies, in epoch milliseconds. */
    LocalDate day(long moment) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(moment), zone);
    }

    /** When the day after that of a moment begins. */
    Instant tomorrow(long moment) {
        return day(moment).plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Takes note of what a session has spent. What cannot be written is lost to budgets, and to nothing else. */
    void write(Bill bill) {
        try {
            Files.createDirectories(directory);
            if (isTidy.compareAndSet(false, true)) {
                removeBefore(day(bill.started()).minusDays(KEPT_DAYS));
            }
            // one write of less than a page: lines of several workers do not mix
            Files.writeString(
                    file(day(bill.started())),
                    JSON.writeValueAsString(bill) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            log.warn("what a session spends is not written down: {}", e.toString());
        }
    }

    private void removeBefore(LocalDate first) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(ENDING) && name.compareTo(first + ENDING) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** The newest bill of every session that began on one of these days. */
    synchronized List<Bill> between(LocalDate first, LocalDate last) {
        List<Bill> bills = new ArrayList<>();
        first.datesUntil(last.plusDays(1)).forEach(date -> {
            Day day = days.computeIfAbsent(date, unread -> new Day());
            readOn(file(date), day);
            bills.addAll(day.bills.values());
        });
        // not by the first: runs of one host that began on different days would read each other's days again and again
        days.keySet().removeIf(date -> date.isBefore(last.minusDays(KEPT_DAYS)));
        return bills;
    }

    /** Those of sessions that run. */
    public List<Bill> live(Instant now) {
        LocalDate today = day(now.toEpochMilli());
        return between(today.minusDays(LIVE_DAYS), today).stream()
                .filter(this::isLive)
                .toList();
    }

    /** A bill that nobody closed may be of a run that was ended from outside, or of before the machine's last start. */
    boolean isLive(Bill bill) {
        return !bill.ended() && lives.test(Path.of(bill.directory()));
    }

    private void readOn(Path file, Day day) {
        if (!Files.exists(file)) {
            return;
        }
        try (RandomAccessFile lines = new RandomAccessFile(file.toFile(), "r")) {
            byte[] rest = new byte[Math.toIntExact(lines.length() - day.read)];
            lines.seek(day.read);
            lines.readFully(rest);
            int whole = end(rest);
            day.read += whole;
            new String(rest, 0, whole, StandardCharsets.UTF_8).lines().forEach(line -> take(line, day));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Behind the last whole line: another worker may be in the middle of one. */
    private static int end(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private static void take(String line, Day day) {
        try {
            Bill bill = JSON.readValue(line, Bill.class);
            day.bills.put(bill.session(), bill);
        } catch (JsonProcessingException broken) {
            log.warn("a bill that cannot be read is left out: {}", broken.getOriginalMessage());
        }
    }

    private Path file(LocalDate day) {
        return directory.resolve(day + ENDING);
    }
}
