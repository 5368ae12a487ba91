package io.trackyard.testing;

import io.trackyard.activity.BeginRun;
import io.trackyard.activity.EndRun;
import io.trackyard.activity.LoadPhase;
import io.trackyard.activity.NoticeActivities;
import io.trackyard.activity.NoticeRequest;
import io.trackyard.activity.PhasePlan;
import io.trackyard.activity.RunActivities;
import io.trackyard.activity.RunBegun;
import io.trackyard.activity.RunEnd;
import io.trackyard.activity.TrackActivities;
import io.trackyard.activity.TrackClosed;
import io.trackyard.activity.TrackPlace;
import io.trackyard.activity.TrackRequest;
import java.util.List;

/** Begins and ends a run, opens and closes its tracks, and tells a person of it: always well, unless a call is refused. */
final class ScriptedHost implements RunActivities, TrackActivities, NoticeActivities {
    private final Calls calls;
    private final PhasesInPlay phases;
    private final Rules rules;
    private final String queue;

    ScriptedHost(Calls calls, PhasesInPlay phases, Rules rules, String queue) {
        this.calls = calls;
        this.phases = phases;
        this.rules = rules;
        this.queue = queue;
    }

    @Override
    public RunBegun begin(BeginRun request) {
        calls.record("beginRun");
        return RunBegun.QUIETLY;
    }

    @Override
    public PhasePlan load(LoadPhase request) {
        calls.record("loadPhase " + request.phase());
        return calls.within(() -> phases.phase(request.phase()));
    }

    @Override
    public RunEnd end(EndRun request) {
        calls.record("endRun " + request.landing());
        calls.change(rules::endsRun);
        return new RunEnd("tip", null, null);
    }

    @Override
    public TrackPlace open(TrackRequest request) {
        calls.record("openTrack %d.%d lease %d".formatted(request.phase(), request.track(), request.lease()));
        calls.change(() -> rules.opens(request));
        return new TrackPlace("host", queue, queue, request.lease());
    }

    @Override
    public TrackClosed close(TrackRequest request) {
        calls.record("closeTrack %d.%d lease %d".formatted(request.phase(), request.track(), request.lease()));
        calls.change(() -> rules.closes(request));
        return new TrackClosed(List.of());
    }

    @Override
    public void tell(NoticeRequest request) {
        calls.record("tellPerson %d %s".formatted(request.number(), request.text()));
    }
}
