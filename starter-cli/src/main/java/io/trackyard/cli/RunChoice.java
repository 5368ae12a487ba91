package io.trackyard.cli;

import io.trackyard.git.Repository;
import io.trackyard.launch.RunLaunch;
import io.trackyard.plan.NearestName;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.runfiles.RunCard;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which run a command is about: the newest of the repository where none is named. */
public final class RunChoice {
    @Parameters(index = "0", arity = "0..1", paramLabel = "RUN", description = "The run (default: the newest here).")
    @Nullable
    String name;

    @Mixin
    RepositoryOption repository = new RepositoryOption();

    /**
     * The run.
     *
     * @param card what this host knows of it
     * @param plan what it carries out
     * @param repository a directory of its repository
     */
    public record Chosen(RunCard card, FrozenPlan plan, Path repository) {
        public String workflow() {
            return card.workflow();
        }

        public String name() {
            return card.run().run();
        }

        /** How commands about it are typed from there. */
        public WayThere wayFrom(Surroundings around) {
            return new WayThere(around, Path.of(card.run().path()));
        }
    }

    /** @throws io.trackyard.problem.ProblemException where there is no such run */
    public Chosen choose(Yard yard) {
        return choose(yard, repository.directory(), Optional.ofNullable(name));
    }

    /** As {@link #choose(Yard)}, for commands that are given more than a run. */
    public static Chosen choose(Yard yard, @Nullable Path directory, Optional<String> wanted) {
        try (Repository opened = yard.repository(directory)) {
            RunCard card = RunLaunch.find(yard.state(), opened, wanted)
                    .orElseThrow(() -> unknown(yard.state(), opened, wanted));
            return new Chosen(card, yard.plans().read(opened, card.run().plan()), opened.topLevel());
        }
    }

    /** Whether this host knows a run of this name in the repository. */
    public static boolean isKnown(Yard yard, @Nullable Path directory, String name) {
        try (Repository opened = yard.repository(directory)) {
            return RunLaunch.find(yard.state(), opened, Optional.of(name)).isPresent();
        }
    }

    /** Whether a person named the run. */
    public boolean isNamed() {
        return name != null;
    }

    public RepositoryOption repository() {
        return repository;
    }

    private static RuntimeException unknown(Path state, Repository repository, Optional<String> wanted) {
        List<String> known = RunCard.ofRepository(state, repository.id()).stream()
                .map(card -> card.run().run())
                .toList();
        List<String> cleaned = RunCard.cleanedAway(state, repository.id()).stream()
                .map(card -> card.run().run())
                .toList();
        if (known.isEmpty() && !cleaned.isEmpty()) {
            return Problem.of(Fault.USER, "no-run")
                    .what("no run is left in %s", repository.topLevel())
                    .why("cleaned away: %s", NearestName.listed(wanted.orElse(""), cleaned))
                    .remedy("trackyard clean --undo", "have back what the last cleaning put aside")
                    .remedy("trackyard run", "start a run")
                    .exception();
        }
        if (wanted.isEmpty() || known.isEmpty()) {
            return Problem.of(Fault.USER, "no-run")
                    .what("nothing was run in %s yet", repository.topLevel())
                    .remedy("trackyard run", "start a run")
                    .exception();
        }
        Problem.Draft draft = Problem.of(Fault.USER, "unknown-run").what("there is no run \"%s\" here", wanted.get());
        if (cleaned.contains(wanted.get())) {
            return draft.why("it was cleaned away")
                    .remedy("trackyard clean --undo", "have back what the last cleaning put aside")
                    .exception();
        }
        NearestName.question(wanted.get(), known).ifPresent(draft::remedy);
        return draft.why("the newest is %s", known.get(0)).exception();
    }
}
