package io.trackyard.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trackyard.run.CalibrationStatus;
import io.trackyard.run.CalibrationStatus.Failure;
import io.trackyard.run.CalibrationStatus.Stage;
import io.trackyard.run.TaskState;
import io.trackyard.run.TaskStatus;
import io.trackyard.run.TaskTimes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunMailTest {
    private static final String RUN = "bright-heron";
    private static final String FIRST = AgentName.of(RUN, 1, "A");
    private static final String SECOND = AgentName.of(RUN, 1, "B");

    @Test
    void saysTheSevenThingsInTheirWords() {
        List<Message> mail = RunMail.of(
                RUN,
                "bead",
                2,
                List.of(
                        task("bd-1", 1, "A", TaskState.INTEGRATED, 10L, 40L),
                        task("bd-2", 1, "A", TaskState.ABANDONED, 41L, 70L),
                        task("bd-3", 1, "B", TaskState.INTEGRATED, 11L, 30L),
                        task("bd-4", 2, "A", TaskState.SKIPPED, null, 101L)),
                List.of(new CalibrationStatus(
                        1, 2, Stage.PASSED, List.of(), List.of(), List.of(new Failure(80, true)), 100L)),
                Optional.of(Instant.ofEpochMilli(110)));

        assertThat(mail)
                .extracting(
                        message -> message.at().toEpochMilli(),
                        Message::from,
                        Message::to,
                        Message::importance,
                        Message::subject,
                        Message::body)
                .containsExactly(
                        toAll(10, FIRST, "[CLAIMED] bd-1 - Title of bd-1", "Track A"),
                        toAll(11, SECOND, "[CLAIMED] bd-3 - Title of bd-3", "Track B"),
                        toAll(
                                30,
                                SECOND,
                                "[CLOSED] bd-3 - Title of bd-3",
                                "Completed: Title of bd-3\n\nCommit: c0ffee"),
                        tuple(
                                30L,
                                SECOND,
                                "Coordinator",
                                Importance.HIGH,
                                "[TRACK COMPLETE] Track B",
                                "Beads completed: bd-3\nBeads blocked: none"),
                        toAll(40, FIRST, "[CLOSED] bd-1 - Title of bd-1", "Completed: Title of bd-1\n\nCommit: c0ffee"),
                        toAll(41, FIRST, "[CLAIMED] bd-2 - Title of bd-2", "Track A"),
                        tuple(
                                70L,
                                FIRST,
                                "Coordinator",
                                Importance.URGENT,
                                "[BLOCKED] %s - bd-2".formatted(FIRST),
                                "Failed after 3 attempts.\n\nError: its test fails"),
                        tuple(
                                70L,
                                FIRST,
                                "Coordinator",
                                Importance.HIGH,
                                "[TRACK COMPLETE] Track A",
                                "Beads completed: bd-1\nBeads blocked: bd-2"),
                        toAll(
                                80,
                                "Coordinator",
                                "[CALIBRATION FAILED] Phase 1",
                                "Issues found. Fix beads created. Stand by."),
                        toAll(
                                100,
                                "Coordinator",
                                "[PHASE COMPLETE] Phase 1",
                                "Calibration passed. Proceeding to Phase 2."),
                        tuple(
                                101L,
                                AgentName.of(RUN, 2, "A"),
                                "Coordinator",
                                Importance.HIGH,
                                "[TRACK COMPLETE] Track A",
                                "Beads completed: none\nBeads blocked: bd-4"),
                        toAll(101, "Coordinator", "[PHASE COMPLETE] Phase 2", ""),
                        toAll(110, "Coordinator", "[EXECUTION COMPLETE]", "2 of 4 beads closed. Execution finished."));
    }

    @Test
    void whatCameInOneMomentIsToldInTheOrderInWhichOneThingLedToAnother() {
        List<Message> mail = RunMail.of(
                RUN,
                "bead",
                2,
                List.of(
                        task("bd-1", 1, "A", TaskState.INTEGRATED, 6L, 7L),
                        task("fix", 1, "B", TaskState.INTEGRATED, 7L, 7L),
                        task("bd-2", 2, "A", TaskState.INTEGRATED, 7L, 7L)),
                List.of(
                        new CalibrationStatus(
                                1, 2, Stage.PASSED, List.of(), List.of(), List.of(new Failure(7, true)), 7L),
                        new CalibrationStatus(2, 1, Stage.PASSED, List.of(), List.of(), List.of(), 7L)),
                Optional.of(Instant.ofEpochMilli(7)));

        assertThat(mail)
                .extracting(message -> message.subject().replaceAll(" - .*", ""))
                .containsExactly(
                        "[CLAIMED] bd-1",
                        "[CLOSED] bd-1",
                        "[TRACK COMPLETE] Track A",
                        "[CALIBRATION FAILED] Phase 1",
                        "[CLAIMED] fix",
                        "[CLOSED] fix",
                        "[TRACK COMPLETE] Track B",
                        "[PHASE COMPLETE] Phase 1",
                        "[CLAIMED] bd-2",
                        "[CLOSED] bd-2",
                        "[TRACK COMPLETE] Track A",
                        "[PHASE COMPLETE] Phase 2",
                        "[EXECUTION COMPLETE]");
    }

    @Test
    void aTrackWithACancelledTaskIsNotComplete() {
        List<Message> mail = RunMail.of(
                RUN,
                "task",
                1,
                List.of(
                        task("a", 1, "A", TaskState.INTEGRATED, 10L, 20L),
                        task("b", 1, "A", TaskState.CANCELLED, 21L, 30L)),
                List.of(),
                Optional.empty());

        assertThat(mail)
                .extracting(Message::subject)
                .containsExactly("[CLAIMED] a - Title of a", "[CLOSED] a - Title of a", "[CLAIMED] b - Title of b");
    }

    @Test
    void anInboxHoldsWhatIsForAllAndWhatIsForItsOwner() {
        Message claimed = new Message(Instant.EPOCH, FIRST, Message.EVERYBODY, Importance.NORMAL, "a", "s", "");
        Message blocked = new Message(Instant.EPOCH, FIRST, Message.COORDINATOR, Importance.URGENT, "a", "s", "");

        assertThat(List.of(claimed, blocked))
                .filteredOn(message -> message.isFor(SECOND))
                .containsExactly(claimed);
        assertThat(List.of(claimed, blocked))
                .filteredOn(message -> message.isFor(FIRST))
                .isEmpty();
        assertThat(List.of(claimed, blocked))
                .filteredOn(message -> message.isFor(Message.COORDINATOR))
                .containsExactly(claimed, blocked);
    }

    private static Tuple toAll(long at, String from, String subject, String body) {
        return tuple(at, from, "All agents", Importance.NORMAL, subject, body);
    }

    private static TaskStatus task(
            String id, int phase, String track, TaskState state, @Nullable Long begun, @Nullable Long ended) {
        return new TaskStatus(
                id,
                "Title of " + id,
                phase,
                track,
                state,
                3,
                state == TaskState.INTEGRATED ? "c0ffee" : null,
                null,
                state == TaskState.ABANDONED ? "its test fails" : null,
                null,
                List.of(),
                List.of(),
                null,
                new TaskTimes(begun, ended),
                null);
    }
}
