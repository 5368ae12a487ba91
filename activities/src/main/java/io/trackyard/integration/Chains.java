package io.trackyard.integration;

import io.trackyard.activity.IntegrationRequest;
import io.trackyard.git.CommitMessage;
import io.trackyard.git.Epoch;
import io.trackyard.git.MergeInMemory;
import io.trackyard.git.MergeOutcome;
import io.trackyard.git.ObjectId;
import io.trackyard.git.Trailers;
import io.trackyard.plan.Task;
import io.trackyard.policy.MergeRules.MergeAs;
import io.trackyard.runfiles.OpenRun;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Merges verified commits in memory, one by one or several onto each other, and writes the commits of these merges. */
final class Chains {
    private final OpenRun run;
    private final QueueWorktree queue;
    private final MergeInMemory merges;
    private final Epoch epoch;

    Chains(OpenRun run, QueueWorktree queue, Epoch epoch, InstantSource time) {
        this.run = run;
        this.queue = queue;
        this.merges = new MergeInMemory(run.repository(), time);
        this.epoch = epoch;
    }

    /** All that fit together, in the order given. */
    Chain of(ObjectId tip, List<IntegrationRequest> requests) {
        List<Chain.Link> links = new ArrayList<>();
        List<IntegrationRequest> clashing = new ArrayList<>();
        Map<IntegrationRequest, MergeOutcome.Conflict> refused = new LinkedHashMap<>();
        for (IntegrationRequest request : requests) {
            ObjectId below = links.isEmpty() ? tip : links.get(links.size() - 1).merge();
            MergeOutcome outcome = merge(below, request);
            if (outcome instanceof MergeOutcome.Clean clean) {
                links.add(new Chain.Link(request, commit(clean, below, request)));
            } else if (below.equals(tip)) {
                refused.put(request, (MergeOutcome.Conflict) outcome);
            } else if (merge(tip, request) instanceof MergeOutcome.Conflict alone) {
                refused.put(request, alone);
            } else {
                clashing.add(request);
            }
        }
        return new Chain(tip, links, clashing, refused);
    }

    /**
     * What the branch is moved to: of one the merge itself; of several a merge of them all, so that the branch has one
     * commit of its own for what was gated once, and each task keeps its own below.
     */
    ObjectId head(Chain chain) {
        if (chain.links().size() == 1) {
            return chain.end();
        }
        MergeOutcome.Clean all =
                new MergeOutcome.Clean(run.repository().commit(chain.end()).tree());
        String list = chain.requests().stream()
                .map(request -> run.task(request.task()))
                .map(task -> "%s: %s".formatted(task.id().text(), task.title()))
                .map(line -> line.replaceAll("[\\p{Cntrl}\\s]+", " "))
                .collect(Collectors.joining("\n"));
        CommitMessage message = new CommitMessage(
                "Merge %d tasks".formatted(chain.links().size()),
                list,
                new Trailers(run.address().run(), null, null));
        return merges.commit(all, List.of(chain.tip(), chain.end()), message);
    }

    /** A commit on a tip that changes nothing, by which a later run knows of a task. */
    ObjectId note(ObjectId tip, IntegrationRequest request) {
        MergeOutcome.Clean same =
                new MergeOutcome.Clean(run.repository().commit(tip).tree());
        return merges.commit(same, List.of(tip), message(request));
    }

    private MergeOutcome merge(ObjectId onto, IntegrationRequest request) {
        return merges.merge(() -> queue.at(run, onto, epoch), onto, ObjectId.of(request.commit()));
    }

    private ObjectId commit(MergeOutcome.Clean outcome, ObjectId below, IntegrationRequest request) {
        boolean squash = run.plan().policy().merging().mergeAs() == MergeAs.SQUASH;
        List<ObjectId> parents = squash ? List.of(below) : List.of(below, ObjectId.of(request.commit()));
        return merges.commit(outcome, parents, message(request));
    }

    private CommitMessage message(IntegrationRequest request) {
        Task task = run.task(request.task());
        return new CommitMessage(
                run.plan().policy().merging().subject().of(task),
                "",
                new Trailers(run.address().run(), request.task(), request.attempt()));
    }
}
