package io.trackyard.source;

import io.trackyard.policy.Telling.CloseWhen;
import io.trackyard.policy.Telling.Occasion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is told how a run goes on; an empty list of occasions says that no notices are given. */
public record TellingSettings(
        @Nullable List<Occasion> notices, @Nullable CloseWhen closeWhen) {
    /** Nothing said. */
    public static final TellingSettings NONE = new TellingSettings(null, null);

    TellingSettings over(TellingSettings below) {
        return new TellingSettings(Settings.first(notices, below.notices), Settings.first(closeWhen, below.closeWhen));
    }
}
