package io.trackyard.salvage;

import io.trackyard.git.ActiveRuns;
import io.trackyard.git.EncodedId;
import io.trackyard.git.LeftRefs;
import io.trackyard.git.Repository;
import io.trackyard.git.RunRef;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.problem.ProblemException;
import io.trackyard.runfiles.FrozenPlans;
import io.trackyard.runfiles.RunCard;
import io.trackyard.runfiles.RunDirectory;
import io.trackyard.session.SessionHistory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the runs that a repository and this host remember, those whose files or refs are gone too. */
final class LeftRuns {
    private final Repository repository;
    private final Path state;
    private final Function<String, Optional<Boolean>> server;

    /**
     * @param state the state directory
     * @param server whether a run goes on, as the server knows it; empty where there is none, or it does not know the run
     */
    LeftRuns(Repository repository, Path state, Function<String, Optional<Boolean>> server) {
        this.repository = repository;
        this.state = state;
        this.server = server;
    }

    /** All runs; the one begun last comes first, and those of which no files are here come after them, by name. */
    List<LeftRun> all() {
        Map<String, List<RunRef>> refs = new TreeMap<>();
        new LeftRefs(repository)
                .all()
                .forEach(ref -> refs.computeIfAbsent(ref.run(), run -> new ArrayList<>())
                        .add(ref));
        Set<String> claims = new ActiveRuns(repository).holders();
        List<LeftRun> runs = new ArrayList<>();
        for (RunCard card : RunCard.ofRepository(state, repository.id())) {
            String name = card.run().run();
            List<RunRef> own = refs.remove(EncodedId.of(name).value());
            runs.add(run(name, own == null ? List.of() : own, claims));
        }
        refs.forEach((encoded, own) -> runs.add(run(nameOf(encoded, own), own, claims)));
        return runs;
    }

    private LeftRun run(String name, List<RunRef> refs, Set<String> claims) {
        RunDirectory directory = RunDirectory.of(state, repository.id(), name);
        boolean open = server.apply(name).orElse(claims.contains(name))
                || directory.tasks().stream().anyMatch(SessionHistory::isAlive);
        return new LeftRun(name, refs, plan(refs), directory, open);
    }

    private String nameOf(String encoded, List<RunRef> refs) {
        FrozenPlan plan = plan(refs);
        return plan != null
                ? plan.run()
                : refs.stream()
                        .filter(ref -> ref.kind() == RunRef.Kind.SNAPSHOT)
                        .map(ref -> repository.commit(ref.object()).trailers().run())
                        .flatMap(run -> Optional.ofNullable(run).stream())
                        .findFirst()
                        .orElse(encoded);
    }

    private @Nullable FrozenPlan plan(List<RunRef> refs) {
        try {
            return refs.stream()
                    .filter(ref -> ref.kind() == RunRef.Kind.PLAN)
                    .max(Comparator.comparingInt(RunRef::number))
                    .map(ref -> new FrozenPlans().read(repository, ref.object().hex()))
                    .orElse(null);
        } catch (ProblemException newer) {
            return null;
        }
    }
}
