package io.trackyard.calibration;

import io.trackyard.plan.Check;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.runfiles.OpenRun;
import java.util.Optional;
import java.util.Set;

/** What an agent is told that looks at a phase. */
final class CalibrationPrompt {
    private static final int LONGEST_TASK = 4_000;
    private static final int LONGEST = 60_000;

    private static final String HEAD = """
            # Calibration of phase %d

            This directory holds the result of all tasks so far, from the commit %s to HEAD. Look at it as a reviewer does who \
            has to say whether the next phase may be built upon it. Change nothing: what you change is put aside.

            - **Coverage**: is everything there that the tasks of this phase ask for, and is it tested?
            - **Drift**: was anything done that no task asks for, or against what they say?
            - **Security**: did anything come in that must not, such as a secret, or input that reaches a shell unquoted?

            Name what has to be mended before the next phase, and nothing else: each issue becomes a task of its own.

            """;

    static final String ANSWER = """
            ## How to answer

            End your output with one JSON object, alone or in a fenced block, and nothing behind it:

            ```json
            {
              "coverage": {"ok": true, "note": "one line"},
              "drift": {"ok": true, "note": "one line"},
              "security": {"ok": true, "note": "one line"},
              "issues": [
                {"title": "one line", "text": "what is wrong, and where, for whoever mends it", "priority": 2,
                 "task": "the id of the task it was found in", "files": ["src/**"]}
              ]
            }
            ```

            `priority` is 0 (most urgent) to 4. `task` and `files` may be left out. Without any issue, `issues` is `[]`.
            """;

    private CalibrationPrompt() {}

    /**
     * @param integrated the tasks that are in the run's branch
     * @param complaint what was wrong with the answer before
     */
    static String of(OpenRun run, int phase, Set<String> integrated, Optional<String> complaint) {
        StringBuilder text = new StringBuilder(HEAD.formatted(phase, run.plan().base()));
        text.append("## The tasks of this phase\n\n");
        for (TaskId id : run.phase(phase).tasks()) {
            Task task = run.task(id.text());
            String state = integrated.contains(id.text()) ? "" : " (not in the result)";
            text.append("### %s: %s%s%n%n".formatted(id, task.title(), state));
            if (text.length() < LONGEST) {
                text.append(cut(task.prompt().strip())).append("\n\n");
            }
        }
        if (!run.plan().policy().gate().isEmpty()) {
            text.append("## Commands that pass already\n\n");
            for (Check check : run.plan().policy().gate()) {
                text.append("- `").append(check.words()).append("`\n");
            }
            text.append('\n');
        }
        text.append(ANSWER);
        complaint.ifPresent(why -> text.append("\n## Your last answer could not be read\n\nIt ")
                .append(why)
                .append(". Answer again, by the form above.\n"));
        return text.toString();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TASK ? text : text.substring(0, LONGEST_TASK) + "…";
    }
}
