package io.trackyard.run;

import io.trackyard.activity.FixPlan;
import io.trackyard.activity.SpikeRequest;
import java.util.function.Consumer;

/** What becomes, at the end of a phase, of tasks whose attempts are spent: a person is asked, and may have a spike made. */
final class PhaseEnd {
    private final PhaseInput input;
    private final PlanInUse plan;
    private final PhaseQuestions questions;

    PhaseEnd(PhaseInput input, PlanInUse plan, PhaseQuestions questions) {
        this.input = input;
        this.plan = plan;
        this.questions = questions;
    }

    /** Asks, once nothing else of the phase can be carried out. */
    void askWhenIdle(TrackQueue tracks) {
        if (tracks.isIdle() && !questions.areSpikesDue()) {
            questions.askAtPhaseEnd();
        }
    }

    /**
     * Makes the spikes that were asked for: each is a task of this phase, and the task it is for waits for it.
     *
     * @param take lets the phase have the tracks
     */
    void plan(Consumer<FixPlan> take) {
        questions.takeSpikesDue().forEach((task, reason) -> {
            FixPlan spike = new Steps(input.settings())
                    .source("Plan a spike · " + task)
                    .planSpike(new SpikeRequest(RunInput.SCHEMA, plan.run(), input.phase(), task, reason));
            plan.renew(spike.plan());
            take.accept(spike);
            spike.tracks().stream()
                    .flatMap(track -> track.tasks().stream())
                    .forEach(planned -> questions.spikePlanned(task, planned.id()));
        });
    }
}
