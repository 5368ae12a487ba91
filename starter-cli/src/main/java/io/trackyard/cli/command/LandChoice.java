package io.trackyard.cli.command;

import io.trackyard.cli.RunChoice;
import io.trackyard.cli.Yard;
import io.trackyard.connection.RunListing;
import io.trackyard.git.ObjectId;
import io.trackyard.git.Repository;
import io.trackyard.git.RunBranch;
import io.trackyard.launch.ResultState;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ShellWord;
import io.trackyard.runfiles.RunCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which run is landed. Where none is named it is the newest that is over and has something to land: a run that integrated
 * nothing, or is landed already, hides no older one.
 *
 * @param run that is landed
 * @param result whether it has something to land
 * @param others that are not landed either, the newest first
 */
record LandChoice(RunCard run, ResultState result, List<RunCard> others) {
    LandChoice {
        others = List.copyOf(others);
    }

    /** @throws io.trackyard.problem.ProblemException where there is no such run */
    static LandChoice of(RunChoice choice, Yard yard) {
        RunChoice.Chosen chosen = choice.choose(yard);
        RunCard newest = chosen.card();
        try (Repository repository = yard.repository(choice.repository().directory())) {
            if (choice.isNamed()) {
                refuseBatch(chosen);
                return new LandChoice(newest, ResultState.of(repository, newest), List.of());
            }
            List<RunCard> unlanded = new ArrayList<>(RunCard.ofRepository(yard.state(), repository.id()));
            unlanded.removeIf(card -> ResultState.of(repository, card) != ResultState.UNLANDED);
            Optional<RunCard> best = unlanded.stream()
                    .filter(card -> isOver(yard, card))
                    .findFirst()
                    .or(() -> unlanded.stream().findFirst());
            best.ifPresentOrElse(unlanded::remove, () -> refuseBatch(chosen));
            return best.map(card -> new LandChoice(card, ResultState.UNLANDED, unlanded))
                    .orElseGet(() -> new LandChoice(newest, ResultState.of(repository, newest), List.of()));
        }
    }

    /** What is on its branch is there for tasks that need it, and not for anybody's branch. */
    private static void refuseBatch(RunChoice.Chosen run) {
        if (run.plan().origin().batch() != null) {
            throw Problem.of(Fault.USER, "batch")
                    .what("run %s is a batch, and lands nothing", run.name())
                    .why("what it verified is on branches of its own, for whoever asked for it to merge")
                    .remedy("trackyard status " + run.name(), "see where it is")
                    .exception();
        }
    }

    private static boolean isOver(Yard yard, RunCard card) {
        return yard.runs()
                .find(card.workflow())
                .map(RunListing.Entry::state)
                .filter(state -> state.isOver())
                .isPresent();
    }

    String name() {
        return run.run().run();
    }

    List<String> otherNames() {
        return others.stream().map(card -> card.run().run()).toList();
    }

    /** What to type for the newest of the others, now that the target is at that commit; empty where there is none. */
    Optional<String> next(Repository repository, ObjectId target) {
        return otherNames().stream().findFirst().map(other -> {
            boolean ahead = new RunBranch(repository, other)
                    .tip()
                    .filter(tip -> repository.isReachable(target, tip))
                    .isPresent();
            return "trackyard land " + ShellWord.of(other) + (ahead ? "" : " --merge");
        });
    }
}
