package io.trackyard.integration;

import io.trackyard.activity.IntegrationRequest;
import io.trackyard.activity.IntegrationVerdict;
import io.trackyard.activity.IntegrationVerdict.Result;
import io.trackyard.agent.Feedback;
import io.trackyard.git.MergeOutcome;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.runfiles.TaskFiles;
import io.trackyard.verify.CheckResult;
import java.util.List;

/** Tells a task's next session why its work did not come in. */
final class SentBack {
    private final OpenRun run;

    SentBack(OpenRun run) {
        this.run = run;
    }

    IntegrationVerdict conflict(IntegrationRequest request, MergeOutcome.Conflict conflict) {
        String note = "conflicts with the run's branch in " + String.join(", ", conflict.paths());
        files(request)
                .writeFeedback(Feedback.of(
                        request.attempt(),
                        "Your work " + note
                                + ". Both sides lie in the tree with conflict markers: keep what both want. Where one side is"
                                + " to stay just as it is, say so by git add (git rm where the file goes).",
                        conflict.messages(),
                        List.of()));
        return new IntegrationVerdict(Result.CONFLICT, request.commit(), note);
    }

    IntegrationVerdict red(IntegrationRequest request, CheckResult failed) {
        String note = "merged, the gate failed: " + failed.line();
        files(request)
                .writeFeedback(Feedback.of(
                        request.attempt(),
                        "Your work passed its own checks, but " + note + ". The merged tree lies before you.",
                        failed.tail(),
                        List.of()));
        return new IntegrationVerdict(Result.RED, request.commit(), note);
    }

    private TaskFiles files(IntegrationRequest request) {
        return new TaskFiles(run.directory().task(request.task()));
    }
}
