package io.trackyard.integration;

import io.trackyard.activity.BatchVerdict;
import io.trackyard.activity.IntegrationRequest;
import io.trackyard.activity.IntegrationVerdict;
import io.trackyard.activity.IntegrationVerdict.Result;
import io.trackyard.git.Epoch;
import io.trackyard.git.MergeOutcome;
import io.trackyard.git.ObjectId;
import io.trackyard.git.RefMoveResult;
import io.trackyard.git.RunBranch;
import io.trackyard.git.RunCommit;
import io.trackyard.policy.MergeRules.MergeAs;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.verify.CheckResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes in what is handed over at once. All of it is merged and gated together; what is red is halved until one is left,
 * and the rest comes in together. The branch gets one commit for each gate that was green.
 *
 * <p>One bad candidate of n is found, and the others are in, after 2 + log2 n runs of the gate, rounded up, at most. No way
 * of asking needs fewer for every place it may have: the last run is a green one, for the others, so at most half of the
 * places can be told apart by k runs after the first, of the 2^k that k answers could tell.
 */
final class QueueWork {
    /** Nobody but the queue moves the run's branch; a tip that changes this often is no race. */
    private static final int TRIES = 5;

    private final OpenRun run;
    private final Chains chains;
    private final Epoch epoch;
    private final RunBranch branch;
    private final SentBack sentBack;
    private final Trials trials;
    private final Map<IntegrationRequest, IntegrationVerdict> verdicts = new LinkedHashMap<>();

    /** Whether one culprit was found not to explain all that was red: then no run is shared any more. */
    private boolean several;

    private int races;

    QueueWork(OpenRun run, Gate gate, Chains chains, Epoch epoch) {
        this.run = run;
        this.trials = new Trials(run, gate, epoch);
        this.chains = chains;
        this.epoch = epoch;
        this.branch = new RunBranch(run.repository(), run.address().run());
        this.sentBack = new SentBack(run);
    }

    BatchVerdict takeIn(List<IntegrationRequest> requests) {
        List<IntegrationRequest> open = requests;
        while (!open.isEmpty()) {
            List<IntegrationRequest> toMerge =
                    open.stream().filter(this::hasToBeMerged).toList();
            if (!toMerge.isEmpty()) {
                search(chain(toMerge));
            }
            open = requests.stream()
                    .filter(request -> !verdicts.containsKey(request))
                    .toList();
        }
        return new BatchVerdict(
                requests.stream()
                        .map(request -> Objects.requireNonNull(verdicts.get(request)))
                        .toList(),
                trials.runs());
    }

    /** Whether its work is neither in the branch already nor none at all. */
    private boolean hasToBeMerged(IntegrationRequest request) {
        ObjectId tip = run.tip();
        boolean changesNothing = run.repository().isReachable(ObjectId.of(request.commit()), tip);
        boolean squashed = run.plan().policy().merging().mergeAs() == MergeAs.SQUASH;
        Optional<ObjectId> holding = changesNothing || squashed ? holding(request) : Optional.empty();
        if (holding.isPresent()) {
            verdicts.put(request, integrated(holding.get()));
        } else if (changesNothing) {
            ObjectId noted = chains.note(tip, request);
            if (advance(noted, tip)) {
                verdicts.put(request, integrated(noted));
            }
        }
        return holding.isEmpty() && !changesNothing;
    }

    /** What conflicts with the tip has its verdict after that. */
    private Chain chain(List<IntegrationRequest> requests) {
        Chain chain = chains.of(run.tip(), requests);
        for (Map.Entry<IntegrationRequest, MergeOutcome.Conflict> refused :
                chain.refused().entrySet()) {
            verdicts.put(refused.getKey(), sentBack.conflict(refused.getKey(), refused.getValue()));
        }
        return chain;
    }

    /** Ends with all of it in the branch, or with one judged; what is not decided then is tried again. */
    private void search(Chain whole) {
        if (whole.links().isEmpty() || tryOut(whole) != Trial.RED) {
            return;
        }
        List<IntegrationRequest> suspects = whole.requests();
        List<IntegrationRequest> others = List.of();
        while (suspects.size() > 1) {
            int half = (suspects.size() + 1) / 2;
            List<IntegrationRequest> first = suspects.subList(0, half);
            List<IntegrationRequest> second = suspects.subList(half, suspects.size());
            // what is not under suspicion comes in with the last answer, if that is a green one
            boolean last = second.size() == 1 && !several;
            Chain tried = chain(last ? joined(first, others) : first);
            Trial trial = tried.links().isEmpty() ? Trial.NOT_DECIDED : tryOut(tried);
            if (trial == Trial.NOT_DECIDED) {
                return; // the tip moved: nothing of it fits any more, and each has been told
            }
            if (trial == Trial.CAME_IN) {
                suspects = second;
                others = last ? List.of() : others;
            } else {
                suspects = first.stream().filter(tried.requests()::contains).toList();
                others = joined(second, others);
            }
        }
        if (!others.isEmpty() && !several) {
            Chain rest = chain(others);
            several = !rest.links().isEmpty() && tryOut(rest) == Trial.RED;
        }
        suspects.forEach(this::judge);
    }

    /** What became of candidates that were gated together. */
    private enum Trial {
        CAME_IN,
        RED,
        NOT_DECIDED
    }

    private Trial tryOut(Chain chain) {
        if (trials.failure(chain).isPresent()) {
            return Trial.RED;
        }
        return comeIn(chain, Optional.empty()) ? Trial.CAME_IN : Trial.NOT_DECIDED;
    }

    /** The one that is left. */
    private void judge(IntegrationRequest request) {
        Chain alone = chain(List.of(request));
        if (alone.links().isEmpty()) {
            return;
        }
        GateOutcome outcome = trials.failure(alone)
                .map(failed -> trials.judge(alone, failed, this::isIn))
                .orElse(GateOutcome.GREEN);
        if (outcome.red().isPresent()) {
            verdicts.put(request, sentBack.red(request, outcome.red().get()));
        } else {
            comeIn(alone, outcome.flaky());
        }
    }

    private boolean isIn(IntegrationRequest request) {
        IntegrationVerdict verdict = verdicts.get(request);
        return verdict != null && verdict.result() == Result.INTEGRATED;
    }

    private static List<IntegrationRequest> joined(List<IntegrationRequest> some, List<IntegrationRequest> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** Moves the branch; not, where somebody else has moved it since: then all that is open is merged anew. */
    private boolean comeIn(Chain chain, Optional<CheckResult> flaky) {
        if (!advance(chains.head(chain), chain.tip())) {
            return false;
        }
        for (Chain.Link link : chain.links()) {
            IntegrationVerdict verdict = integrated(link.merge());
            verdicts.put(
                    link.request(),
                    flaky.map(check -> verdict.flaky(check.line())).orElse(verdict));
        }
        return true;
    }

    private boolean advance(ObjectId merged, ObjectId tip) {
        RefMoveResult moved = branch.advance(merged, tip, epoch);
        if (moved == RefMoveResult.FENCED) {
            throw new IllegalStateException("another worker has taken the merge queue over");
        }
        if (moved != RefMoveResult.MOVED) {
            races++;
            if (races == TRIES) {
                throw new IllegalStateException("the branch of run %s is moved by somebody else"
                        .formatted(run.plan().run()));
            }
        }
        return moved == RefMoveResult.MOVED;
    }

    /** The commit by which a task came in, if it did. */
    private Optional<ObjectId> holding(IntegrationRequest request) {
        return branch.commitsSince(ObjectId.of(run.plan().base())).stream()
                .filter(commit -> request.task().equals(commit.trailers().task()))
                .map(RunCommit::id)
                .findFirst();
    }

    private static IntegrationVerdict integrated(ObjectId commit) {
        return new IntegrationVerdict(Result.INTEGRATED, commit.hex(), "merged");
    }
}
