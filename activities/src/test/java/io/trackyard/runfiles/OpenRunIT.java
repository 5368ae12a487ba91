package io.trackyard.runfiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.policy.RunPolicy.OutsideScope;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.TaskDraft;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenRunIT {
    @TempDir
    private Path directory;

    @Test
    void aScopeIsEnforcedWhereThePolicySaysSoAndAllOfTheTrackIsKnown() {
        RunDraft draft = new RunDraft()
                .track(
                        TaskDraft.of("known").touching("a/**"),
                        TaskDraft.of("known-too").touching("a/**"))
                .track(TaskDraft.of("half").touching("b/**"), TaskDraft.of("unknown"));

        assertThat(enforced(draft.outsideScope(OutsideScope.ENFORCE), 1)).isTrue();
        assertThat(enforced(draft.outsideScope(OutsideScope.ENFORCE), 2))
                .as("its other task may change anything")
                .isFalse();
        assertThat(enforced(draft.outsideScope(OutsideScope.WARN), 1)).isFalse();
    }

    private boolean enforced(RunDraft draft, int track) {
        Path place = directory.resolve(draft.policy().outsideScope() + "-" + track);
        try (ScratchRun run = ScratchRun.in(place, draft)) {
            return run.open().enforcesScopeOf(run.open().track(1, track));
        }
    }
}
