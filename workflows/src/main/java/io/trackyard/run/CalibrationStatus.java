package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the calibration of a phase stands.
 *
 * @param phase the phase's number
 * @param round how often it has been looked at, the look that goes on now among them
 * @param stage what is going on, or how it came out
 * @param lines what an agent said of coverage, drift and security when it looked last
 * @param open the titles of what was found last and is not known to be mended
 * @param failures every look that found something, in their order
 * @param ended when it came to its end, epoch milliseconds; absent before
 */
public record CalibrationStatus(
        @JsonProperty("phase") int phase,
        @JsonProperty("round") int round,
        @JsonProperty("stage") Stage stage,
        @JsonProperty("lines") List<String> lines,
        @JsonProperty("open") List<String> open,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("failures")
        List<Failure> failures,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("ended") @Nullable
        Long ended) {
    @JsonCreator
    public CalibrationStatus {
        lines = List.copyOf(lines);
        open = List.copyOf(open);
        failures = failures == null ? List.of() : List.copyOf(failures);
    }

    /** One of which nobody knows when it was what. */
    public CalibrationStatus(int phase, int round, Stage stage, List<String> lines, List<String> open) {
        this(phase, round, stage, lines, open, List.of(), null);
    }

    /**
     * A look that found something.
     *
     * @param at when, epoch milliseconds
     * @param mending whether fix tasks were made of it; else a person is asked
     */
    public record Failure(
            @JsonProperty("at") long at,
            @JsonProperty("mending") boolean mending) {}

    /** This after what was before it, from a moment on, in epoch milliseconds. */
    CalibrationStatus following(@Nullable CalibrationStatus before, long now) {
        List<Failure> known = new ArrayList<>(before == null ? List.of() : before.failures());
        boolean looked = before != null && before.stage() == Stage.CALIBRATING;
        if (looked && (stage == Stage.FIXING || stage == Stage.WAITING)) {
            known.add(new Failure(now, stage == Stage.FIXING));
        }
        boolean over = stage == Stage.PASSED || stage == Stage.LEFT;
        return new CalibrationStatus(phase, round, stage, lines, open, known, over ? Long.valueOf(now) : null);
    }

    /** What goes on. */
    public enum Stage {
        /** Somebody looks. */
        @JsonProperty("calibrating")
        @JsonEnumDefaultValue
        CALIBRATING,
        /** What was found is being mended. */
        @JsonProperty("fixing")
        FIXING,
        /** A person is asked. */
        @JsonProperty("waiting")
        WAITING,
        /** Nothing was found. */
        @JsonProperty("passed")
        PASSED,
        /** The phase is over with what is open. */
        @JsonProperty("left")
        LEFT;

        /** The word for it, as in JSON documents. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The subject under which its outcome is told; empty before there is one, or where it was let be. */
    public Optional<String> subject() {
        return switch (stage) {
            case PASSED -> Optional.of(Announcements.phaseComplete(phase));
            case FIXING, WAITING -> Optional.of(Announcements.calibrationFailed(phase));
            case CALIBRATING, LEFT -> Optional.empty();
        };
    }

    /** {@code calibrating, round 2}: as it follows what is known of the phase. */
    public String words() {
        return switch (stage) {
            case CALIBRATING -> "calibrating, round " + round;
            case FIXING -> "calibration failed, round %d, fixing %d".formatted(round, open.size());
            case WAITING -> "calibration waits, round " + round;
            case PASSED -> "calibration passed, round " + round;
            case LEFT ->
                open.isEmpty()
                        ? "calibration left without a verdict"
                        : "calibration left, %d open".formatted(open.size());
        };
    }
}
