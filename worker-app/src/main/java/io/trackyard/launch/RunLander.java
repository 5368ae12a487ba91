package io.trackyard.launch;

import io.trackyard.activity.LandingChoice;
import io.trackyard.activity.RunAddress;
import io.trackyard.git.LandingResult;
import io.trackyard.integration.RunLanding;
import io.trackyard.process.CommandRunner;
import io.trackyard.runfiles.OpenRuns;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** Lands a run that is over, at a person's word. */
public final class RunLander {
    private final Path state;
    private final Map<String, String> environment;
    private final InstantSource time;

    /**
     * @param state the state directory
     * @param environment what git runs in
     */
    public RunLander(Path state, Map<String, String> environment, InstantSource time) {
        this.state = state;
        this.environment = environment;
        this.time = time;
    }

    /** @throws io.trackyard.problem.ProblemException when it is refused; nothing was moved then */
    public LandingResult land(RunAddress run, LandingChoice choice) {
        try (OpenRuns runs = new OpenRuns(state, environment)) {
            return new RunLanding(runs.open(run), new CommandRunner(), time).land(choice);
        }
    }
}
