package io.trackyard.source.planning;

import io.trackyard.activity.TaskNews;
import io.trackyard.source.SourceWriter;
import io.trackyard.source.text.FileEdit;
import io.trackyard.source.text.SourceFile;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ticks what was integrated in {@code ROADMAP.md} and moves {@code STATE.md} on. How far a phase is follows from its
 * summaries, from what is ticked and from the news, so that it comes out the same however often the news come. What became of a plan
 * otherwise stands nowhere in a planning directory: it stays a plan without a summary.
 */
final class PlanningWriter implements SourceWriter {
    private final SourceFile planning;
    private final List<PhaseDirectory> directories;

    PlanningWriter(SourceFile planning, List<PhaseDirectory> directories) {
        this.planning = planning;
        this.directories = List.copyOf(directories);
    }

    @Override
    public List<String> paths() {
        return List.of(roadmap().name(), state().name());
    }

    @Override
    public void write(String run, List<TaskNews> news) {
        Map<String, TaskNews> integrated = new LinkedHashMap<>();
        news.stream()
                .filter(item -> item.kind() == TaskNews.Kind.INTEGRATED)
                .forEach(item -> integrated.put(item.task(), item));
        String before = Files.isRegularFile(roadmap().path()) ? roadmap().text() : "";
        List<PhaseProgress> all = new ArrayList<>();
        for (PhaseDirectory directory : directories) {
            progress(directory, before, integrated).ifPresent(all::add);
        }
        List<PhaseProgress> moved = all.stream()
                .filter(phase -> phase.done().stream().anyMatch(plan -> integrated.containsKey(plan.id())))
                .toList();
        if (moved.isEmpty()) {
            return;
        }
        if (Files.isRegularFile(roadmap().path())) {
            FileEdit.change(roadmap(), text -> {
                String changed = text;
                for (PhaseProgress phase : moved) {
                    changed = RoadmapText.with(changed, phase);
                }
                return changed;
            });
        }
        if (Files.isRegularFile(state().path())) {
            PhaseProgress last = moved.get(moved.size() - 1);
            FileEdit.change(state(), text -> StateText.with(text, last, totals(before, all)));
        }
    }

    /** Empty where the phase has no plan. */
    private static Optional<PhaseProgress> progress(
            PhaseDirectory directory, String roadmap, Map<String, TaskNews> integrated) {
        List<PlanName> done = new ArrayList<>();
        List<PlanName> now = new ArrayList<>();
        List<PhaseDirectory.Found> plans = directory.plans();
        for (PhaseDirectory.Found plan : plans) {
            if (integrated.containsKey(plan.name().id())) {
                now.add(plan.name());
            } else if (plan.complete() || RoadmapText.isTicked(roadmap, plan.name())) {
                done.add(plan.name());
            }
        }
        now.sort((left, right) -> Long.compare(
                integrated.get(left.id()).at(), integrated.get(right.id()).at()));
        done.addAll(now);
        long at =
                now.isEmpty() ? 0 : integrated.get(now.get(now.size() - 1).id()).at();
        return plans.isEmpty()
                ? Optional.empty()
                : Optional.of(new PhaseProgress(
                        directory.number(),
                        RoadmapText.nameOf(roadmap, directory.number()),
                        plans.size(),
                        done,
                        Instant.ofEpochMilli(at)));
    }

    /** Over the phases that the roadmap names, or over all where it names none: it tells which milestone is on. */
    private static StateText.Totals totals(String roadmap, List<PhaseProgress> all) {
        List<PhaseProgress> named = all.stream()
                .filter(phase -> RoadmapText.holds(roadmap, phase.phase()))
                .toList();
        List<PhaseProgress> counted = named.isEmpty() ? all : named;
        return new StateText.Totals(
                counted.stream().mapToInt(PhaseProgress::plans).sum(),
                counted.stream().mapToInt(phase -> phase.done().size()).sum(),
                (int) counted.stream().filter(PhaseProgress::isComplete).count());
    }

    private SourceFile roadmap() {
        return file("ROADMAP.md");
    }

    private SourceFile state() {
        return file("STATE.md");
    }

    private SourceFile file(String name) {
        return new SourceFile(planning.path().resolve(name), planning.name() + "/" + name);
    }
}
