package io.trackyard.draft;

import io.trackyard.source.KeyGuide;
import io.trackyard.source.KeyGuide.Key;
import java.util.Map;

/** Two tasks to begin from: one with every key a task may have, and one with those it mostly has. */
final class TasksDraft {
    private final Map<String, String> values;

    /** @param values what counts for tasks that say nothing, by the keys of the settings */
    TasksDraft(Map<String, String> values) {
        this.values = values;
    }

    void addTo(DraftLines text) {
        text.explain("", KeyGuide.ofTrackyardFile().meaning("tasks"));
        DraftLines lines = new DraftLines();
        lines.set("tasks:");
        String indent = "  - ";
        for (Key key : KeyGuide.ofTask().keys()) {
            lines.explain(indent.replace("- ", ""), key.meaning() + SettingsDraft.oneOf(key));
            lines.set(indent + key.name() + ": " + value(key));
            indent = "    ";
        }
        lines.set("  - id: second-task");
        lines.set("    title: Say in a line what is to be done");
        lines.set("    prompt: |");
        lines.set("      What the agent is told: what to do, where, and how it is seen to be done.");
        lines.set("    needs: first-task");
        lines.set("    scope: [docs/**]");
        text.propose(lines);
    }

    private String value(Key key) {
        String ofRun = values.get("limits." + (key.name().equals("timeout") ? "sessionTimeout" : key.name()));
        return ofRun == null ? SettingsDraft.exampleOf(key) : ofRun;
    }
}
