package io.trackyard.integration;

import io.trackyard.policy.SandboxRules;
import io.trackyard.process.Command;
import io.trackyard.process.Sandbox;
import io.trackyard.runfiles.OpenRun;
import java.nio.file.Path;

/** Sees to it that what a run is to be confined by works on this machine: nothing of it is ever run without. */
final class Sandboxes {
    private Sandboxes() {}

    /** @throws io.trackyard.problem.ProblemException {@code no-sandbox} where one of them cannot be had */
    static void demand(OpenRun run) {
        SandboxRules rules = run.plan().policy().containment().sandbox();
        Path repository = run.repository().commonDirectory();
        Command like = Command.of("true")
                .in(run.repository().topLevel())
                .withEnvironment(run.directory().environment().variables());
        Sandbox.ofAgents(rules).demand(like, repository);
        Sandbox.ofChecks(rules).demand(like, repository);
    }
}
