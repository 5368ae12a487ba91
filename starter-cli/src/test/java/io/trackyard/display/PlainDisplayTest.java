package io.trackyard.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.connection.RunSnapshot;
import io.trackyard.connection.RunSnapshot.Doing;
import io.trackyard.run.RunState;
import io.trackyard.run.TaskState;
import io.trackyard.run.TaskStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainDisplayTest {
    private final StringWriter printed = new StringWriter();
    private Instant now = Instant.parse("2026-11-20T12:44:10Z");
    private final PlainDisplay display =
            new PlainDisplay(new PrintWriter(printed), Style.PLAIN, () -> now, ZoneOffset.UTC);

    @Test
    void saysFirstHowTheRunStands() {
        display.show(run(Pictures.status("a", 1, "A", TaskState.PENDING)));

        assertThat(printed.toString()).isEqualTo("""
                        12:44:10  run bright-heron  running 12m 30s, phase 1 of 2
                        12:44:10  0/1 integrated, 0 sessions live
                        """);
    }

    @Test
    void tellsFirstWhatCameBeforeItLooked() {
        List<TaskStatus> tasks = List.of(
                Pictures.integrated("a", 1, "A", true),
                Pictures.lost("b", "B", TaskState.ABANDONED, 3, "exit 1"),
                Pictures.status("c", 2, "A", TaskState.RUNNING));
        Map<String, Doing> doing = Map.of("c", new Doing(1, "writing", Pictures.START));

        display.show(Pictures.run(RunState.RUNNING, 2, tasks, doing, List.of()));

        assertThat(printed.toString()).isEqualTo("""
                        12:44:10  run bright-heron  running 12m 30s, phase 2 of 2
                        12:44:10  a  integrated  9c01d77
                        12:44:10  b  abandoned  exit 1
                        12:44:10  c  attempt 1 started  track A
                        12:44:10  1/3 integrated, 1 session live, 1 abandoned
                        """);
    }

    @Test
    void tellsTheOutcomeOfATaskThatWasBegunAndEndedBetweenTwoLooks() {
        display.show(run(Pictures.status("a", 1, "A", TaskState.PENDING)));
        forget();

        display.show(Pictures.run(
                RunState.COMPLETED, 1, List.of(Pictures.integrated("a", 1, "A", true)), Map.of(), List.of()));

        assertThat(printed.toString()).startsWith("12:44:10  a  integrated  9c01d77\n");
    }

    @Test
    void tellsAnOutcomeOnceAlsoWhenALookMissesIt() {
        display.show(run(Pictures.integrated("a", 1, "A", true)));
        forget();

        display.show(run(Pictures.status("a", 1, "A", TaskState.PENDING)));
        display.show(run(Pictures.integrated("a", 1, "A", true)));

        assertThat(printed.toString()).isEmpty();
    }

    @Test
    void printsALineForEachChange() {
        display.show(run(Pictures.status("a", 1, "A", TaskState.PENDING)));
        forget();

        display.show(doing(Pictures.status("a", 1, "A", TaskState.RUNNING), 1));
        display.show(doing(Pictures.lost("a", "A", TaskState.RUNNING, 1, "go test ./pkg/export (exit 1)"), 2));
        display.show(run(Pictures.status("a", 1, "A", TaskState.VERIFIED)));
        display.show(run(Pictures.integrated("a", 1, "A", true)));

        assertThat(printed.toString()).isEqualTo("""
                        12:44:10  a  attempt 1 started  track A
                        12:44:10  a  attempt 1 failed  go test ./pkg/export (exit 1)
                        12:44:10  a  attempt 2 started  track A
                        12:44:10  a  verified
                        12:44:10  a  integrated  9c01d77
                        """);
    }

    @Test
    void aTaskIsIntegratedBeforeItsRunIsDone() {
        display.show(run(Pictures.status("a", 1, "A", TaskState.VERIFIED)));
        forget();

        display.show(Pictures.run(
                RunState.COMPLETED, 1, List.of(Pictures.integrated("a", 1, "A", true)), Map.of(), List.of()));

        List<String> lines = printed.toString().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).endsWith("a  integrated  9c01d77");
        assertThat(lines.get(1)).contains("[EXECUTION COMPLETE]");
        assertThat(lines.get(2)).contains("done");
    }

    @Test
    void anAttemptThatIsOnlyKnownFromItsSuccessorHasFailed() {
        display.show(doing(Pictures.status("a", 1, "A", TaskState.RUNNING), 1));
        forget();

        display.show(doing(Pictures.status("a", 1, "A", TaskState.RUNNING), 2));
        display.show(doing(Pictures.lost("a", "A", TaskState.RUNNING, 1, "exit 1"), 2));

        assertThat(printed.toString().lines())
                .containsExactly("12:44:10  a  attempt 1 failed", "12:44:10  a  attempt 2 started  track A");
    }

    @Test
    void aSuccessfulAttemptIsNotCalledFailed() {
        display.show(doing(Pictures.status("a", 1, "A", TaskState.RUNNING), 1));
        forget();

        display.show(run(Pictures.integrated("a", 1, "A", true)));

        assertThat(printed.toString()).isEqualTo("12:44:10  a  integrated  9c01d77\n");
    }

    @Test
    void namesWhatARunWaitsFor() {
        RunSnapshot running = run(Pictures.status("a", 1, "A", TaskState.RUNNING));
        display.show(running);
        forget();

        display.show(Pictures.waiting(running, "quota", Instant.parse("2026-11-20T14:30:00Z")));
        display.show(running);

        assertThat(printed.toString()).isEqualTo("""
                        12:44:10  run bright-heron  waiting for quota until 14:30
                        12:44:10  run bright-heron  running 12m 30s
                        """);
    }

    @Test
    void tellsEachFailureToStartAnAgentOnceAndWhatToDo() {
        now = Pictures.NOW.now();
        display.show(run(Pictures.status("a", 1, "A", TaskState.PENDING)));
        forget();

        display.show(run(Pictures.unstarted("a", "A", 4)));
        display.show(run(Pictures.unstarted("a", "A", 4)));
        display.show(run(Pictures.unstarted("a", "A", 8)));

        String failed = "12:44:14  a  the agent cannot be started (exit 127): sh: 1: coder: not found · next try in ";
        String advice = "12:44:14  " + Retries.advice(Pictures.unstarted()).text();
        assertThat(printed.toString().lines()).containsExactly(failed + "4s", advice, failed + "8s");
        assertThat(advice).contains("--agent-command", "agent: in trackyard.yaml");
    }

    @Test
    void tellsOnceWhichFileATaskWaitsForAndAgainWhenItGoesBehindTheOther() {
        now = Pictures.NOW.now();
        display.show(run(Pictures.status("bv-52t.1", 1, "A", TaskState.PENDING)));
        forget();

        display.show(Pictures.waitingForFiles(360));
        display.show(Pictures.waitingForFiles(360));

        assertThat(printed.toString().lines().filter(line -> line.contains("waiting for")))
                .containsExactly(
                        "12:44:14  bv-52t.1  waiting for src/x.go (held by track C) until 12:50",
                        "12:44:14  bv-epf.4  waiting for docs/**, behind track C");
    }

    @Test
    void speaksAtLeastEveryHalfMinute() {
        RunSnapshot running = run(Pictures.status("a", 1, "A", TaskState.RUNNING));
        display.show(running);
        forget();

        for (int second = 0; second < 65; second++) {
            now = now.plusSeconds(1);
            display.show(running);
        }

        assertThat(printed.toString()).isEqualTo("""
                        12:44:40  0/1 integrated, 0 sessions live
                        12:45:10  0/1 integrated, 0 sessions live
                        """);
    }

    @Test
    void printsNotesWithTheTime() {
        display.note("a worker was started again");

        assertThat(printed.toString()).isEqualTo("12:44:10  a worker was started again\n");
    }

    private void forget() {
        printed.getBuffer().setLength(0);
    }

    private static RunSnapshot run(TaskStatus task) {
        return Pictures.run(RunState.RUNNING, 1, List.of(task), Map.of(), List.of());
    }

    private static RunSnapshot doing(TaskStatus task, int attempt) {
        Map<String, Doing> doing = Map.of(task.id(), new Doing(attempt, "writing", Pictures.START));
        return Pictures.run(RunState.RUNNING, 1, List.of(task), doing, List.of());
    }
}
