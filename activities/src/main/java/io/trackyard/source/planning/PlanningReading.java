package io.trackyard.source.planning;

import io.trackyard.plan.BarrierGroup;
import io.trackyard.plan.HeldTask;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.TaskList;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.SourceContent;
import io.trackyard.source.scope.SubmodulePaths;
import io.trackyard.source.text.Faults;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One reading of a planning directory: which plans are tasks, which are held, which are done. */
final class PlanningReading {
    private final PlanningSource source;
    private final PlanningConfig config;
    private final KnownTasks known;
    private final HoldReason reasons;
    private final List<PhasePlans> chosen = new ArrayList<>();
    private final List<PhasePlans> everywhere = new ArrayList<>();
    private final List<Task> tasks = new ArrayList<>();
    private final List<HeldTask> held = new ArrayList<>();
    private final Set<TaskId> settled = new HashSet<>();
    private final List<Problem> faults = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    PlanningReading(PlanningSource source, PlanningConfig config, KnownTasks known) {
        this.source = source;
        this.config = config;
        this.known = known;
        this.reasons = new HoldReason(source.part(), known, SubmodulePaths.of(source.repository()));
        faults.addAll(config.faults());
    }

    /** @throws io.trackyard.problem.ProblemException where the wave that is asked for is none, or too early */
    SourceContent content() {
        settled.addAll(known.integrated());
        settled.removeAll(known.taken());
        for (PhaseDirectory directory : source.all()) {
            boolean asked = source.directories().contains(directory);
            PhasePlans plans = new PhasePlans(directory, directory.read(asked ? faults : new ArrayList<>()));
            everywhere.add(plans);
            plans.plans().stream().filter(PlanFile::complete).map(PlanFile::id).forEach(settled::add);
            if (asked) {
                chosen.add(plans);
            }
        }
        int before = 0;
        for (PhasePlans phase : chosen) {
            phase(phase, before);
            before += phase.lastWave() + 1;
        }
        return new SourceContent(new TaskList(tasks, held, settled), faults, warnings);
    }

    private void phase(PhasePlans phase, int before) {
        if (source.part().wave() != null) {
            PlanningParts.refuseWave(source.part().wave(), phase);
        }
        faults.addAll(phase.duplicates());
        warnings.addAll(phase.warnings());
        if (source.part().phase() != null && phase.plans().isEmpty()) {
            warnings.add(noPlans(phase.directory()));
        }
        for (int wave = 0; wave <= phase.lastWave(); wave++) {
            for (PlanFile plan : phase.open()) {
                if (phase.waveOf(plan) == wave && settled.contains(plan.id())) {
                    reasons.carriedOut();
                } else if (phase.waveOf(plan) == wave) {
                    BarrierGroup group = new BarrierGroup(
                            before + wave,
                            "wave %d of %s".formatted(wave, phase.directory().number()));
                    plan(plan, phase, group);
                }
            }
        }
    }

    private void plan(PlanFile plan, PhasePlans phase, BarrierGroup group) {
        Faults own = new Faults(plan.file().name());
        PlanChain chain = new PlanChain(plan, config.unattended());
        Scope scope = plan.scope(own);
        faults.addAll(own.all());
        Optional<String> reason = reasons.of(plan, phase.waveOf(plan), chain, scope);
        if (reason.isPresent()) {
            held.add(new HeldTask(plan.id(), plan.title(), reason.get()));
            return;
        }
        PersonWanted.of(plan, chain).ifPresent(warnings::add);
        Set<TaskId> done = known.taken().contains(plan.id()) ? Set.of() : settled;
        tasks.addAll(chain.tasks(needs(plan, phase), scope, group, done));
    }

    /** Of its own phase by any name, of others by a full one. A name that is none stays one, and is complained of. */
    private List<TaskId> needs(PlanFile plan, PhasePlans phase) {
        List<TaskId> needs = new ArrayList<>();
        for (String need : plan.dependsOn()) {
            Optional<PlanFile> meant = phase.find(need)
                    .or(() -> everywhere.stream()
                            .flatMap(other -> other.named(need).stream())
                            .findFirst());
            if (meant.isEmpty()) {
                needs.add(TaskId.of(need.substring(0, Math.min(need.length(), TaskId.LONGEST))));
            } else if (settled.contains(meant.get().id()) || isChosen(meant.get())) {
                needs.add(meant.get().id());
            } else {
                warnings.add(openElsewhere(plan, meant.get()));
            }
        }
        return needs;
    }

    private boolean isChosen(PlanFile plan) {
        return chosen.stream().anyMatch(phase -> phase.plans().contains(plan));
    }

    private static Problem openElsewhere(PlanFile plan, PlanFile need) {
        return Problem.of(Fault.USER, "open-elsewhere")
                .what(
                        "plan %s depends on %s of another phase, which has no summary yet: ignored",
                        plan.name().id(), need.name().id())
                .task(plan.name().id())
                .at(plan.file().name(), plan.front().lineOf("depends_on"))
                .build();
    }

    private static Problem noPlans(PhaseDirectory directory) {
        return Problem.of(Fault.USER, "no-plans")
                .what("phase %s has no plans yet", directory.number())
                .at(directory.file().name(), null)
                .build();
    }
}
