package io.trackyard.launch;

import io.trackyard.activity.LandingChoice;
import io.trackyard.policy.RunPolicy;
import io.trackyard.reading.PlanReading;
import io.trackyard.run.PhaseSettings;

/**
 * A run as it was confirmed.
 *
 * @param plan what is carried out
 * @param policy how
 * @param landing whether the target branch is moved at the end
 * @param flatTasks up to so many tasks a phase schedules their activities itself
 */
public record RunOrder(PlanReading plan, RunPolicy policy, LandingChoice landing, int flatTasks) {

    public static RunOrder of(PlanReading plan, RunPolicy policy, LandingChoice landing) {
        return new RunOrder(plan, policy, landing, PhaseSettings.FLAT_TASKS);
    }
}
