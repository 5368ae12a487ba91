import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What processes have used of the processors, and of memory, by the word of the Linux kernel. */
final class Processor {
    /** The fields of {@code /proc/PID/stat} after the name: own time by user and system, and that of the children waited for. */
    private static final int OWN = 11;

    private static final int WITH_CHILDREN = 15;
    private static final int END_OF_OWN = 13;
    private static final double TICKS_A_SECOND = 100;

    private Processor() {}

    /** Whether this runs in a process namespace of its own: only then is all that there is part of the benchmark. */
    static boolean isApart() {
        return Boolean.getBoolean("apart");
    }

    /**
     * Seconds of everything in this process namespace that lives or has been waited for, without this JVM's own. Whoever is
     * orphaned is waited for by the first process, so nothing is missed and nothing counted twice.
     */
    static double ofAll() throws IOException {
        long self = ProcessHandle.current().pid();
        double all = 0;
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            List<Long> pids = processes
                    .map(path -> path.getFileName().toString())
                    .filter(name -> Character.isDigit(name.charAt(0)))
                    .map(Long::valueOf)
                    .toList();
            for (long pid : pids) {
                all += ticks(pid, pid == self ? END_OF_OWN : OWN, WITH_CHILDREN);
            }
        }
        return all / TICKS_A_SECOND;
    }

    /** Seconds of one process, without its children. */
    static double of(long pid) {
        return ticks(pid, OWN, END_OF_OWN) / TICKS_A_SECOND;
    }

    /** A number of {@code /proc/PID/status}, such as {@code VmRSS} (in kB) or {@code Threads}. */
    static double status(long pid, String field) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith(field + ":"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }

    private static double ticks(long pid, int from, int to) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Stream.of(fields).skip(from).limit(to - from).mapToDouble(Double::parseDouble).sum();
        } catch (IOException gone) {
            return 0;
        }
    }
}
