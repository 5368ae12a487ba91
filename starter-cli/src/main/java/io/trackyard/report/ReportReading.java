package io.trackyard.report;

import io.trackyard.connection.RunSnapshot;
import io.trackyard.git.BranchGain;
import io.trackyard.git.ObjectId;
import io.trackyard.git.RefName;
import io.trackyard.git.Repository;
import io.trackyard.plan.Check;
import io.trackyard.plan.Phase;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.policy.MergeRules.GateAt;
import io.trackyard.report.PhaseReport.Round;
import io.trackyard.report.PhaseReport.TrackReport;
import io.trackyard.report.RunReport.Branch;
import io.trackyard.report.RunReport.CommitReport;
import io.trackyard.run.TaskStatus;
import io.trackyard.runfiles.CalibrationFiles;
import io.trackyard.runfiles.CalibrationRecord;
import io.trackyard.runfiles.DoubtedGates;
import io.trackyard.runfiles.RunDirectory;
import io.trackyard.salvage.KeptWork;
import io.trackyard.salvage.Salvage;
import io.trackyard.session.TaskDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads what a run came to: its state as it is known, its files on this host, and its branch. Changes nothing. */
public final class ReportReading {
    private final Repository repository;
    private final Path state;
    private final FrozenPlan plan;
    private final RunSnapshot run;
    private final Instant until;
    private final RunDirectory files;

    /**
     * @param state the state directory
     * @param plan the newest one of the run
     * @param now when it is looked at
     */
    public ReportReading(Repository repository, Path state, FrozenPlan plan, RunSnapshot run, Instant now) {
        this.repository = repository;
        this.state = state;
        this.plan = plan;
        this.run = run;
        this.until = run.ended().orElse(now);
        this.files = RunDirectory.of(state, repository.id(), run.run());
    }

    /** All that is known. */
    public RunReport read() {
        Optional<ObjectId> tip = repository
                .refs()
                .read(RefName.branch(run.branch()))
                .or(() -> run.ending().map(RunSnapshot.Ending::tip).flatMap(repository::resolve));
        List<CommitReport> commits = tip.map(this::commits).orElse(List.of());
        List<PhaseReport> phases = phases(new TaskReading(plan, files, commits, kept(), until));
        List<TaskReport> tasks = phases.stream()
                .flatMap(phase -> phase.tracks().stream())
                .flatMap(track -> track.tasks().stream())
                .toList();
        return new RunReport(
                run.run(),
                run.state(),
                run.source(),
                new Branch(
                        run.branch(),
                        run.base(),
                        tip.map(ObjectId::hex),
                        run.target(),
                        run.ending().filter(RunSnapshot.Ending::landed).isPresent(),
                        tip.map(end -> new BranchGain(repository).size(ObjectId.of(run.base()), end))),
                run.started(),
                until,
                RunLength.of(
                        Duration.between(run.started(), until),
                        tasks,
                        plan.policy().maxParallel()),
                plan.policy().gate().stream().map(Check::command).toList(),
                plan.policy().merging().gateAt() == GateAt.MERGE,
                phases,
                commits,
                run.held(),
                warnings(),
                run.page());
    }

    private List<String> warnings() {
        return Stream.concat(
                        run.warnings().stream(),
                        new DoubtedGates(files).all().stream().map(doubt -> "the gate passed, and " + doubt))
                .toList();
    }

    private List<CommitReport> commits(ObjectId tip) {
        return new BranchGain(repository)
                .commits(ObjectId.of(run.base()), tip).stream()
                        .map(gained -> new CommitReport(
                                gained.commit().id().hex(),
                                gained.at(),
                                gained.commit().subject(),
                                Optional.ofNullable(gained.commit().trailers().task()),
                                gained.size()))
                        .toList();
    }

    /** Only where something did not come in: all refs of all runs are looked at for it. */
    private Map<String, KeptWork> kept() {
        Map<String, KeptWork> kept = new LinkedHashMap<>();
        if (run.tasks().stream().anyMatch(task -> task.state().isLost())) {
            new Salvage(repository, state).ofRun(run.run()).forEach(work -> kept.put(work.task(), work));
        }
        return kept;
    }

    private List<PhaseReport> phases(TaskReading tasks) {
        Map<Integer, List<Round>> rounds = rounds();
        List<PhaseReport> phases = new ArrayList<>();
        Map<Integer, Map<String, List<TaskStatus>>> byPhase = new TreeMap<>();
        run.tasks().stream()
                .filter(task -> task.phase() > 0)
                .forEach(task -> byPhase.computeIfAbsent(task.phase(), number -> new LinkedHashMap<>())
                        .computeIfAbsent(task.track(), name -> new ArrayList<>())
                        .add(task));
        byPhase.forEach((number, tracks) -> phases.add(new PhaseReport(
                number,
                plan.phases().stream()
                        .filter(phase -> phase.number() == number)
                        .findFirst()
                        .map(Phase::label),
                tracks.entrySet().stream()
                        .sorted(Comparator.comparingInt((Map.Entry<String, ?> track) ->
                                        track.getKey().length())
                                .thenComparing(Map.Entry::getKey))
                        .map(track -> new TrackReport(
                                track.getKey(),
                                run.tracks().getOrDefault(number + " " + track.getKey(), ""),
                                track.getValue().stream().map(tasks::of).toList()))
                        .toList(),
                run.calibrations().stream()
                        .filter(status -> status.phase() == number)
                        .findFirst(),
                rounds.getOrDefault(number, List.of()))));
        return phases;
    }

    private Map<Integer, List<Round>> rounds() {
        Map<Integer, List<Round>> rounds = new LinkedHashMap<>();
        for (TaskDirectory directory : files.begunCalibrations()) {
            String[] name = directory.path().getFileName().toString().split("\\.", 2);
            new CalibrationFiles(directory)
                    .read()
                    .filter(CalibrationRecord::done)
                    .ifPresent(record -> rounds.computeIfAbsent(Integer.valueOf(name[0]), number -> new ArrayList<>())
                            .add(new Round(
                                    Integer.parseInt(name[1]),
                                    record.issues(),
                                    record.lines(),
                                    Optional.ofNullable(record.unclear()))));
        }
        rounds.values().forEach(each -> each.sort(Comparator.comparingInt(Round::number)));
        return rounds;
    }
}
