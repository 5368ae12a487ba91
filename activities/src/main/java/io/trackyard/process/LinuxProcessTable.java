package io.trackyard.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads {@code /proc}. Start times are ticks since boot, which no step of the clock moves. */
final class LinuxProcessTable implements ProcessTable {
    private static final Path PROC = Path.of("/proc");
    private static final String NULL = "\0";

    /** The times of a process: in user mode, in system mode, and both of its collected children. */
    private static final int FIRST_TIME = 11;

    private static final int LAST_TIME = 14;

    /** Of every Linux that shows times to users. */
    private static final long TICK_MILLIS = 10;

    @Override
    public Optional<ProcessEntry> find(long pid) {
        try {
            return Optional.of(parse(pid, Files.readString(process(pid, "stat"), StandardCharsets.ISO_8859_1)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    @Override
    public List<ProcessEntry> all() {
        List<ProcessEntry> entries = new ArrayList<>();
        try (DirectoryStream<Path> pids = Files.newDirectoryStream(PROC, "[1-9]*")) {
            for (Path directory : pids) {
                find(Long.parseLong(directory.getFileName().toString())).ifPresent(entries::add);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return entries;
    }

    @Override
    public Optional<String> valueOf(long pid, String variable) {
        try {
            String environment = NULL + Files.readString(process(pid, "environ"), StandardCharsets.ISO_8859_1);
            int entry = environment.indexOf(NULL + variable + "=");
            if (entry < 0) {
                return Optional.empty();
            }
            int value = entry + variable.length() + 2;
            int end = environment.indexOf('\0', value);
            return Optional.of(utf8(environment.substring(value, end < 0 ? environment.length() : end)));
        } catch (IOException unreadable) {
            // Gone, a zombie, another user's, or one that made itself undumpable.
            return Optional.empty();
        }
    }

    @Override
    public String bootId() {
        try {
            return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public String pidNamespace() {
        try {
            return Files.readSymbolicLink(PROC.resolve("self/ns/pid")).toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Reads a line of {@code /proc/PID/stat}: the name may hold anything, so the fields start after the last bracket. */
    static ProcessEntry parse(long pid, String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return new ProcessEntry(
                pid,
                Long.parseLong(fields[1]),
                Long.parseLong(fields[2]),
                Long.parseLong(fields[3]),
                fields[0].charAt(0),
                fields[19],
                TICK_MILLIS
                        * IntStream.rangeClosed(FIRST_TIME, LAST_TIME)
                                .mapToLong(time -> Long.parseLong(fields[time]))
                                .sum());
    }

    private static Path process(long pid, String file) {
        return PROC.resolve(Long.toString(pid)).resolve(file);
    }

    private static String utf8(String latin) {
        return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
