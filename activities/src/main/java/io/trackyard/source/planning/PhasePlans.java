package io.trackyard.source.planning;

import io.trackyard.plan.PlanFaults;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The plans of one phase and the wave of each: one more than that of the latest plan it depends on, whatever wave it
 * declares. Waves begin at 1, or at 0 where a plan declares that.
 */
final class PhasePlans {
    private final PhaseDirectory directory;
    private final List<PlanFile> plans;
    private final Map<String, Integer> waves = new HashMap<>();

    PhasePlans(PhaseDirectory directory, List<PlanFile> plans) {
        this.directory = directory;
        this.plans = plans.stream().sorted(byNumber()).toList();
        int first = plans.stream().anyMatch(plan -> plan.declaredWave().equals(Optional.of(0))) ? 0 : 1;
        plans.forEach(plan -> waves.put(plan.name().id(), first));
        // as often as there are plans: longer chains do not exist, and a cycle, which is a fault of the plan, ends too
        for (int round = 1; round < plans.size(); round++) {
            plans.forEach(this::raise);
        }
    }

    private void raise(PlanFile plan) {
        int needed = plan.dependsOn().stream()
                .flatMap(need -> find(need).stream())
                .filter(other -> other != plan)
                .mapToInt(other -> waves.get(other.name().id()))
                .max()
                .orElse(-1);
        int most = plans.size();
        waves.merge(plan.name().id(), Math.min(needed + 1, most), Math::max);
    }

    PhaseDirectory directory() {
        return directory;
    }

    /** In the order of their numbers. */
    List<PlanFile> plans() {
        return plans;
    }

    List<PlanFile> open() {
        return plans.stream().filter(plan -> !plan.complete()).toList();
    }

    int waveOf(PlanFile plan) {
        return waves.get(plan.name().id());
    }

    int lastWave() {
        return waves.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** The plan that another one of this phase means: as {@link #named}, or the number alone. */
    Optional<PlanFile> find(String need) {
        return named(need)
                .or(() -> first(plan -> plan.name()
                        .number()
                        .filter(number -> same(number, need))
                        .isPresent()));
    }

    /** The plan of that whole name, or of that phase and number. */
    Optional<PlanFile> named(String need) {
        return first(plan -> plan.name().id().equals(need))
                .or(() -> first(plan -> same(plan.name().canonical(), PlanName.canonical(need))));
    }

    private Optional<PlanFile> first(Predicate<PlanFile> wanted) {
        return plans.stream().filter(wanted).findFirst();
    }

    /** Whether two numbers are one but for zeros before their digits. */
    private static boolean same(String left, String right) {
        return bare(left).equals(bare(right));
    }

    private static String bare(String numbers) {
        return numbers.replaceAll("(^|-)0+(?=[0-9])", "$1");
    }

    /** What a person should know of the phase's files, before the start. */
    List<Problem> warnings() {
        List<Problem> warnings = new ArrayList<>();
        List<String> ignored = directory.mistakable();
        if (!ignored.isEmpty()) {
            warnings.add(Problem.of(Fault.USER, "ignored-files")
                    .what("Ignored noncanonical plan files: %s", String.join(", ", ignored))
                    .at(directory.file().name(), null)
                    .remedy("a plan is named like %s-01-PLAN.md".formatted(directory.number()))
                    .build());
        }
        for (PlanFile plan : open()) {
            plan.declaredWave()
                    .filter(wave -> wave != waveOf(plan))
                    .ifPresent(wave -> warnings.add(otherWave(plan, wave)));
        }
        return warnings;
    }

    private Problem otherWave(PlanFile plan, int declared) {
        return Problem.of(Fault.USER, "declared-wave")
                .what(
                        "plan %s declares wave %d, but by what it depends on it is in wave %d",
                        plan.name().id(), declared, waveOf(plan))
                .task(plan.name().id())
                .at(plan.file().name(), plan.front().lineOf("wave"))
                .build();
    }

    /** Two plans of one name, one beside the other and one in {@code plans}. */
    List<Problem> duplicates() {
        Map<String, PlanFile> seen = new HashMap<>();
        List<Problem> faults = new ArrayList<>();
        for (PlanFile plan : plans) {
            PlanFile first = seen.putIfAbsent(plan.name().id(), plan);
            if (first != null) {
                faults.add(PlanFaults.duplicateId(plan.id(), plan.position(1), first.position(1)));
            }
        }
        return faults;
    }

    private static Comparator<PlanFile> byNumber() {
        return Comparator.<PlanFile, BigInteger>comparing(plan -> plan.name()
                        .number()
                        .map(number -> number.replaceFirst("[^0-9].*", ""))
                        .filter(digits -> !digits.isEmpty())
                        .map(BigInteger::new)
                        .orElse(BigInteger.ZERO))
                .thenComparing(plan -> plan.name().id());
    }
}
