package io.trackyard.source.beads;

import io.trackyard.plan.TaskId;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Names issues as beads does: the repository's prefix and a short hash, longer where a shorter one is taken. */
final class NewId {
    private static final String PREFIX = "bd";
    private static final int SHORTEST = 4;

    private NewId() {}

    /**
     * An id that is free; always the same for a key and the same issues.
     *
     * @param taken the ids that are there
     */
    static TaskId of(String key, Set<TaskId> taken) {
        String hash = new BigInteger(1, sha256(key)).toString(Character.MAX_RADIX);
        String prefix = prefix(taken);
        int length = SHORTEST;
        while (taken.contains(TaskId.of(prefix + "-" + hash.substring(0, length)))) {
            length++;
        }
        return TaskId.of(prefix + "-" + hash.substring(0, length));
    }

    /** What most ids begin with, up to their last hyphen. */
    private static String prefix(Set<TaskId> taken) {
        return taken.stream()
                .map(TaskId::text)
                .filter(id -> id.lastIndexOf('-') > 0)
                .map(id -> id.substring(0, id.lastIndexOf('-')))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(PREFIX);
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
