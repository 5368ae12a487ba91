package io.trackyard.reservation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.activity.HeldFile;
import io.trackyard.plan.PathPattern;
import java.util.List;

/**
 * What a session waits for.
 *
 * @param paths what it wants to reserve
 * @param held which of them another has, and who
 */
public record Awaited(
        @JsonProperty("paths") List<PathPattern> paths,
        @JsonProperty("held") HeldFile held) {
    public Awaited {
        paths = List.copyOf(paths);
    }
}
