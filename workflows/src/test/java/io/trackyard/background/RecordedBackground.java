package io.trackyard.background;

import io.temporal.common.WorkflowExecutionHistory;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The background tasks whose histories are kept, so that a change of the workflows which breaks a live one is seen. */
enum RecordedBackground {
    PLAIN {
        @Override
        Map<String, WorkflowExecutionHistory> histories() {
            try (ScriptedBackground tasks = ScriptedBackground.start().slots(1)) {
                tasks.script("a", "hold, ok").script("b", "fail").submit("a", "b", "c");
                tasks.awaitLive("a");
                tasks.host().release("a");
                tasks.awaitIdle();
                return Map.of("coordinator", coordinator(tasks), "task", task(tasks, "a"));
            }
        }
    },
    BROKEN {
        @Override
        Map<String, WorkflowExecutionHistory> histories() {
            try (ScriptedBackground tasks = ScriptedBackground.start()) {
                tasks.script("a", "fault, hand over, quota 1h, ok").submit("a").awaitIdle();
                return Map.of("task", task(tasks, "a"));
            }
        }
    },
    REFUSED {
        @Override
        Map<String, WorkflowExecutionHistory> histories() {
            try (ScriptedBackground tasks = ScriptedBackground.start()) {
                tasks.script("a", "refuse").submit("a").awaitIdle();
                return Map.of("task", task(tasks, "a"));
            }
        }
    },
    CANCELLED {
        @Override
        Map<String, WorkflowExecutionHistory> histories() {
            try (ScriptedBackground tasks = ScriptedBackground.start().slots(1)) {
                tasks.script("a", "hold, ok").submit("a", "b").awaitLive("a");
                tasks.cancel("b", "a");
                tasks.awaitIdle();
                return Map.of("coordinator", coordinator(tasks), "task", task(tasks, "a"));
            }
        }
    },
    CONTINUED {
        @Override
        Map<String, WorkflowExecutionHistory> histories() {
            try (ScriptedBackground tasks =
                    ScriptedBackground.continuingAfter(2).slots(2)) {
                tasks.script("a", "hold, ok").script("b", "hold, ok").submit("a", "b", "c");
                tasks.awaitLive("a", "b");
                tasks.awaitContinuation();
                tasks.host().release("a");
                tasks.host().release("b");
                tasks.awaitIdle();
                return Map.of("coordinator", coordinator(tasks));
            }
        }
    };

    /** Carries it out; its histories by a name that says whose each is. */
    abstract Map<String, WorkflowExecutionHistory> histories();

    /** The histories by the name of the file that keeps each. */
    Map<String, WorkflowExecutionHistory> files() {
        Map<String, WorkflowExecutionHistory> files = new TreeMap<>();
        histories()
                .forEach((whose, history) ->
                        files.put(name().toLowerCase(Locale.ROOT) + "-" + whose + ".json", history));
        return files;
    }

    private static WorkflowExecutionHistory coordinator(ScriptedBackground tasks) {
        return tasks.history(ScriptedBackground.COORDINATOR);
    }

    private static WorkflowExecutionHistory task(ScriptedBackground tasks, String id) {
        return tasks.history(BackgroundIds.task(ScriptedBackground.COORDINATOR, id));
    }
}
