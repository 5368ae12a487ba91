package io.trackyard.launch;

import io.trackyard.activity.LandingChoice;
import io.trackyard.activity.RunAddress;
import io.trackyard.git.LandingResult;
import io.trackyard.integration.RunLanding;
import io.trackyard.origin.Closes;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.problem.ShellWord;
import io.trackyard.process.CommandRunner;
import io.trackyard.reading.RunSource;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.runfiles.OpenRuns;
import io.trackyard.source.text.Waiter;
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

    /**
     * What came of a landing.
     *
     * @param closed how many tasks were closed in their source because they are landed
     */
    public record Landed(LandingResult result, int closed) {}

    /**
     * Lands it, and closes the tasks that waited for that.
     *
     * @throws ProblemException when it is refused; nothing was moved then, but where it is {@code not-closed}
     */
    public Landed land(RunAddress run, LandingChoice choice) {
        try (OpenRuns runs = new OpenRuns(state, environment)) {
            OpenRun open = runs.open(run);
            LandingResult result = new RunLanding(open, new CommandRunner(), time).land(choice);
            return new Landed(result, close(open, result));
        }
    }

    private int close(OpenRun run, LandingResult result) {
        try {
            return new Closes(new RunSource(Waiter.sleeping(), time, environment), time).landed(run);
        } catch (ProblemException unwritable) {
            throw Problem.of(unwritable.problem().fault(), "not-closed")
                    .what(
                            "'%s' has the result, but its tasks could not be closed in %s",
                            result.target().shortName(), run.plan().source())
                    .why("%s", unwritable.problem().what())
                    .remedy("trackyard land " + ShellWord.of(run.address().run()), "close them")
                    .exception(unwritable);
        }
    }
}
