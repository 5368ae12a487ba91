package io.trackyard.testing;

import java.util.Map;
import java.util.TreeMap;

/** The scripts of the tasks; with one that nobody wrote, all goes well. The caller holds the lock. */
final class Scripts {
    private final Map<String, Script> scripts = new TreeMap<>();

    void put(String task, String words) {
        scripts.put(task, new Script(words));
    }

    Script of(String task) {
        return scripts.computeIfAbsent(task, unwritten -> Script.goingWell());
    }
}
