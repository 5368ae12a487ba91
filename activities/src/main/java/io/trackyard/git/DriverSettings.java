package io.trackyard.git;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The settings of git that name a program which git runs by itself when it reads, writes or merges files: filters and
 * merge drivers. Those that a person has set are run; those that were set since a run began may be a session's.
 */
final class DriverSettings {
    private static final Pattern FILTER = Pattern.compile("filter\\..*\\.(clean|smudge|process)", Pattern.DOTALL);
    private static final Pattern MERGE = Pattern.compile("merge\\..*\\.driver", Pattern.DOTALL);

    private DriverSettings() {}

    /** All of them, each with its value behind a line end. */
    static Set<String> of(GitRunner git) {
        Set<String> found = new LinkedHashSet<>();
        List<String> parts = git.demand(new GitCommand.AllSettings()).parts();
        for (int at = 0; at + 1 < parts.size(); at += 2) {
            String key = key(parts.get(at + 1));
            if (FILTER.matcher(key).matches() || MERGE.matcher(key).matches()) {
                found.add(parts.get(at + 1));
            }
        }
        return found;
    }

    /** What keeps git from running any but those that are known. */
    static Map<String, String> against(Set<String> found, Set<String> known) {
        Map<String, String> settings = new LinkedHashMap<>();
        found.stream().filter(setting -> !known.contains(setting)).forEach(setting -> {
            String key = key(setting);
            if (MERGE.matcher(key).matches()) {
                settings.put(key, "false"); // which leaves a conflict: an empty one would take our side
            } else {
                settings.put(key, "");
                settings.put(key.substring(0, key.lastIndexOf('.')) + ".required", "false");
            }
        });
        return settings;
    }

    private static String key(String setting) {
        return setting.split("\n", 2)[0];
    }
}
