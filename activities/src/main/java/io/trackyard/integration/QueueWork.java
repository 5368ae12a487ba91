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
import io.trackyard.policy.MergeRules.GateAt;
import io.trackyard.policy.MergeRules.MergeAs;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.verify.CheckResult;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes in what is handed over at once. All of it is merged and gated together; what is red is halved until one is left
 * that is red alone, and the rest is tried together again. The branch gets one commit for each gate that was green.
 */
final class QueueWork {
    /** Nobody but the queue moves the run's branch; a tip that changes this often is no race. */
    private static final int TRIES = 5;

    private final OpenRun run;
    private final Gate gate;
    private final Chains chains;
    private final Epoch epoch;
    private final RunBranch branch;
    private final SentBack sentBack;
    private final Map<IntegrationRequest, IntegrationVerdict> verdicts = new LinkedHashMap<>();

    /** What was red in this call: merged onto what else has come in, the same files need no second run. */
    private final Map<ObjectId, CheckResult> red = new HashMap<>();

    private int gateRuns;
    private int races;

    QueueWork(OpenRun run, Gate gate, Chains chains, Epoch epoch) {
        this.run = run;
        this.gate = gate;
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
                halve(chain(toMerge));
            }
            open = requests.stream()
                    .filter(request -> !verdicts.containsKey(request))
                    .toList();
        }
        return new BatchVerdict(
                requests.stream()
                        .map(request -> Objects.requireNonNull(verdicts.get(request)))
                        .toList(),
                gateRuns);
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

    /** Ends with one that is red alone, or with all of it in the branch; what is not decided then is tried again. */
    private void halve(Chain whole) {
        Chain suspects = whole;
        while (!suspects.links().isEmpty()) {
            Optional<CheckResult> failed = failure(suspects);
            if (failed.isEmpty()) {
                comeIn(suspects, Optional.empty());
                return;
            }
            if (suspects.links().size() == 1) {
                judge(suspects, failed.get());
                return;
            }
            List<IntegrationRequest> all = suspects.requests();
            List<IntegrationRequest> rest = all.subList(all.size() / 2, all.size());
            Chain half = chain(all.subList(0, all.size() / 2));
            if (half.links().isEmpty()) {
                return; // the tip moved: nothing of it fits any more, and each has been told
            }
            if (failure(half).isPresent()) {
                suspects = half;
            } else if (comeIn(half, Optional.empty())) {
                suspects = chain(rest);
            } else {
                return;
            }
        }
    }

    private Optional<CheckResult> failure(Chain chain) {
        if (run.plan().policy().merging().gateAt() == GateAt.PHASE) {
            return Optional.empty();
        }
        ObjectId tree = run.repository().commit(chain.end()).tree();
        if (!red.containsKey(tree)) {
            gateRuns++;
            gate.once(run, name(chain), chain.end(), epoch).ifPresent(failed -> red.put(tree, failed));
        }
        return Optional.ofNullable(red.get(tree));
    }

    /** One that is red alone gets a second chance: the gate itself may be what fails now and then. */
    private void judge(Chain alone, CheckResult first) {
        IntegrationRequest request = alone.requests().get(0);
        gateRuns++;
        GateOutcome outcome = gate.again(first, run, request.task(), alone.end(), epoch);
        if (outcome.red().isPresent()) {
            verdicts.put(request, sentBack.red(request, outcome.red().get()));
        } else {
            red.remove(run.repository().commit(alone.end()).tree());
            comeIn(alone, outcome.flaky());
        }
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

    /** What the logs of its gate are kept under. */
    private static String name(Chain chain) {
        String first = chain.requests().get(0).task();
        return chain.links().size() == 1
                ? first
                : "%s+%d".formatted(first, chain.links().size() - 1);
    }

    private static IntegrationVerdict integrated(ObjectId commit) {
        return new IntegrationVerdict(Result.INTEGRATED, commit.hex(), "merged");
    }
}
