package io.trackyard.run;

import io.trackyard.activity.RunAddress;

/** Where the plan lies that holds now: a phase that is calibrated gets tasks, and with them a new version. Plain state. */
final class PlanInUse {
    private RunAddress run;

    PlanInUse(RunAddress run) {
        this.run = run;
    }

    RunAddress run() {
        return run;
    }

    void renew(String plan) {
        run = new RunAddress(run.path(), run.repository(), run.run(), plan);
    }
}
