package io.trackyard.source.planning;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.source.Part;
import io.trackyard.source.text.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the part of a planning directory that a person means, or says why there is none. */
final class PlanningParts {
    private PlanningParts() {}

    /**
     * The directories that are asked for.
     *
     * @throws ProblemException {@code no-phase}, {@code several-phases}, {@code bad-limit}, {@code cost-not-accepted}
     */
    static List<PhaseDirectory> directories(Part part, List<PhaseDirectory> all, SourceFile file) {
        refuseLimit(part);
        List<PhaseDirectory> chosen = part.phase() == null ? all : List.of(directory(part.phase(), all, file));
        if (part.wave() == null) {
            return chosen;
        }
        List<PhaseDirectory> open =
                chosen.stream().filter(PhaseDirectory::hasOpenPlans).toList();
        if (open.size() > 1) {
            throw Problem.of(Fault.USER, "several-phases")
                    .what("--wave %d is a wave of one phase, and there are several", part.wave())
                    .why("%s", names(open))
                    .remedy("say which with --phase")
                    .exception();
        }
        return open;
    }

    private static void refuseLimit(Part part) {
        int limit = HoldReason.limit(part);
        if (limit < 1) {
            throw Problem.of(Fault.USER, "bad-limit")
                    .what("--limit is at least 1, not %d", limit)
                    .exception();
        }
        if (limit > HoldReason.MOST_PLANS && !part.acceptCost()) {
            throw Problem.of(Fault.USER, "cost-not-accepted")
                    .what("--limit %d needs --accept-cost", limit)
                    .why("each session has a quota of its own, so %d of them may use up what a subscription has", limit)
                    .remedy("add --accept-cost, or take at most " + HoldReason.MOST_PLANS)
                    .exception();
        }
    }

    private static PhaseDirectory directory(String asked, List<PhaseDirectory> all, SourceFile file) {
        List<PhaseDirectory> named = all.stream()
                .filter(directory -> name(directory).equals(asked.strip()))
                .toList();
        Optional<PhaseNumber> number = PhaseNumber.of(asked);
        List<PhaseDirectory> found = named.isEmpty() && number.isPresent()
                ? all.stream()
                        .filter(directory -> directory.number().matches(number.get()))
                        .toList()
                : named;
        if (found.isEmpty()) {
            throw Problem.of(Fault.USER, "no-phase")
                    .what("there is no phase \"%s\" in %s/phases", asked, file.name())
                    .why("%s", all.isEmpty() ? "it holds no phase" : "it holds " + names(all))
                    .exception();
        }
        if (found.size() > 1) {
            throw Problem.of(Fault.USER, "several-phases")
                    .what("phase \"%s\" is more than one directory", asked)
                    .why("%s", names(found))
                    .remedy("give the name of the directory: --phase " + name(found.get(0)))
                    .exception();
        }
        return found.get(0);
    }

    /**
     * Refuses a wave that is none of the phase's, or that comes before its time.
     *
     * @throws ProblemException {@code no-wave}, {@code lower-waves-open}
     */
    static void refuseWave(int wave, PhasePlans phase) {
        if (phase.plans().stream().noneMatch(plan -> phase.waveOf(plan) == wave)) {
            throw Problem.of(Fault.USER, "no-wave")
                    .what("phase %s has no wave %d", phase.directory().number(), wave)
                    .why("its last is wave %d", phase.lastWave())
                    .exception();
        }
        List<PlanFile> lower =
                phase.open().stream().filter(plan -> phase.waveOf(plan) < wave).toList();
        if (!lower.isEmpty()) {
            throw Problem.of(Fault.USER, "lower-waves-open")
                    .what(
                            "wave %d of phase %s cannot be carried out before the waves below it",
                            wave, phase.directory().number())
                    .why(
                            "no summary of %s",
                            lower.stream()
                                    .map(plan ->
                                            "%s (wave %d)".formatted(plan.name().id(), phase.waveOf(plan)))
                                    .collect(Collectors.joining(", ")))
                    .remedy("trackyard run --phase " + phase.directory().number(), "carry out the waves in order")
                    .exception();
        }
    }

    private static String names(List<PhaseDirectory> directories) {
        return directories.stream().map(PlanningParts::name).collect(Collectors.joining(", "));
    }

    private static String name(PhaseDirectory directory) {
        return String.valueOf(directory.file().path().getFileName());
    }
}
