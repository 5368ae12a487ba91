package io.trackyard.source;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;

/** No program is named that could carry out a task: a warning of a plan, and a refusal of a run. */
public final class MissingAgent {
    private MissingAgent() {}

    /** The words for it. */
    public static Problem problem() {
        return Problem.of(Fault.USER, "no-agent")
                .what("no agent is named that could carry out the tasks")
                .why("neither --agent nor --agent-command nor agent: in trackyard.yaml says what to run")
                .remedy("trackyard run --agent claude", "if Claude Code is installed and signed in")
                .remedy("trackyard run --agent-command 'COMMAND'", "the command gets each prompt on standard input")
                .remedy("write agent: claude or agent: COMMAND into trackyard.yaml")
                .build();
    }
}
