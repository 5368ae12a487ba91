package io.trackyard.display;

import io.trackyard.connection.RunSnapshot;
import io.trackyard.connection.RunSnapshot.Ending;
import io.trackyard.policy.Budget;
import io.trackyard.run.CalibrationStatus;
import io.trackyard.run.OpenQuestion;
import io.trackyard.run.RunState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run that differs from another in what is said of it here. */
final class RunDraft {
    private final RunSnapshot run;
    private RunState state;
    private Optional<String> waitingFor;
    private Optional<Instant> waitingUntil;
    private Map<Integer, String> waves;
    private List<OpenQuestion> questions;
    private List<CalibrationStatus> calibrations;
    private List<String> warnings;
    private Optional<Budget> budget;
    private Optional<Instant> ended;
    private Optional<Ending> ending;

    private RunDraft(RunSnapshot run) {
        this.run = run;
        this.state = run.state();
        this.waitingFor = run.waitingFor();
        this.waitingUntil = run.waitingUntil();
        this.waves = run.waves();
        this.questions = run.questions();
        this.calibrations = run.calibrations();
        this.warnings = run.warnings();
        this.budget = run.budget();
        this.ended = run.ended();
        this.ending = run.ending();
    }

    static RunDraft of(RunSnapshot run) {
        return new RunDraft(run);
    }

    RunDraft waiting(String what, Instant until) {
        state = RunState.WAITING;
        waitingFor = Optional.of(what);
        waitingUntil = Optional.of(until);
        return this;
    }

    RunDraft waves(Map<Integer, String> names) {
        waves = names;
        return this;
    }

    RunDraft questions(List<OpenQuestion> open) {
        questions = open;
        return this;
    }

    RunDraft calibrations(CalibrationStatus... all) {
        calibrations = List.of(all);
        return this;
    }

    RunDraft warnings(String... lines) {
        warnings = List.of(lines);
        return this;
    }

    RunDraft budget(Budget most) {
        budget = Optional.of(most);
        return this;
    }

    RunDraft ended(Instant when, Ending how) {
        ended = Optional.of(when);
        ending = Optional.of(how);
        return this;
    }

    RunSnapshot build() {
        return new RunSnapshot(
                run.run(),
                state,
                waitingFor,
                waitingUntil,
                run.source(),
                run.branch(),
                run.base(),
                run.target(),
                run.phase(),
                run.phases(),
                waves,
                run.tracks(),
                run.tasks(),
                run.doing(),
                run.queue(),
                questions,
                calibrations,
                run.held(),
                warnings,
                budget,
                run.started(),
                ended,
                run.failure(),
                ending,
                run.page());
    }
}
