package io.trackyard.runfiles;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.git.ObjectId;
import io.trackyard.git.PlanStore;
import io.trackyard.git.Repository;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes frozen plans into a repository and reads them back. A plan's address names its content, so reads are kept. */
public final class FrozenPlans {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Map<String, FrozenPlan> read = new ConcurrentHashMap<>();

    /** Stores a run's first plan; returns its address. */
    public static ObjectId write(Repository repository, FrozenPlan plan) {
        return write(repository, plan, 1);
    }

    /** Stores a plan as the next version after the newest, unless that is the same; returns its address. */
    public static ObjectId renew(Repository repository, FrozenPlan plan) {
        PlanStore.Version newest = new PlanStore(repository)
                .newest(plan.run())
                .orElseThrow(() -> new IllegalStateException("the plan of run " + plan.run() + " is gone"));
        boolean same =
                new FrozenPlans().read(repository, newest.address().hex()).equals(plan);
        return same ? newest.address() : write(repository, plan, newest.number() + 1);
    }

    private static ObjectId write(Repository repository, FrozenPlan plan, int version) {
        try {
            return new PlanStore(repository).write(plan.run(), version, JSON.writeValueAsBytes(plan));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The newest plan of a run, or the one at an address where no version is stored. */
    public FrozenPlan newest(Repository repository, String run, String address) {
        return read(
                repository,
                new PlanStore(repository)
                        .newest(run)
                        .map(version -> version.address().hex())
                        .orElse(address));
    }

    /** Every version of a run's plan, the first one first. */
    public List<FrozenPlan> versions(Repository repository, String run) {
        return new PlanStore(repository)
                .versions(run).stream()
                        .map(version -> read(repository, version.address().hex()))
                        .toList();
    }

    /** The plan at an address. */
    public FrozenPlan read(Repository repository, String address) {
        return read.computeIfAbsent(address, wanted -> parse(new PlanStore(repository).read(ObjectId.of(wanted))));
    }

    private static FrozenPlan parse(byte[] stored) {
        try {
            // asked before anything else is understood: a newer form may differ in all but these two fields
            JsonNode plan = JSON.readTree(stored);
            if (plan.path("schema").asInt() > FrozenPlan.SCHEMA) {
                throw Problem.of(Fault.ENVIRONMENT, "newer-plan")
                        .what(
                                "the run '%s' was started by a newer Trackyard",
                                plan.path("run").asText())
                        .remedy("serve it with that version")
                        .exception();
            }
            return JSON.treeToValue(plan, FrozenPlan.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
