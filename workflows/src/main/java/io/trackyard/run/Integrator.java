package io.trackyard.run;

import io.trackyard.activity.IntegrationVerdict;

/** Takes a verified commit into the run's branch: the phase by its merge queue, a track of a large phase through it. */
interface Integrator {

    /** Waits until the commit is in, or known not to be. */
    IntegrationVerdict integrate(VerifiedTask task);
}
