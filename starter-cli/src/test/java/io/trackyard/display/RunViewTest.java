package io.trackyard.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.connection.RunSnapshot;
import io.trackyard.connection.RunSnapshot.Doing;
import io.trackyard.run.RunState;
import io.trackyard.run.TaskState;
import io.trackyard.run.TaskStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunViewTest {
    @Test
    void drawsARun() {
        Golden.assertMatches("run.txt", Style.PLAIN.render(RunView.of(Pictures.running(), Pictures.NOW, 80, 20)));
    }

    @Test
    void repeatsInColourWhatTheTextSays() {
        Golden.assertMatches(
                "run-colour.txt", new Style(true).render(RunView.of(Pictures.running(), Pictures.NOW, 80, 20)));
    }

    @Test
    void saysWhatKeepsAgentsFromBeingStartedAndWhatToDo() {
        Golden.assertMatches(
                "run-unstarted.txt", Style.PLAIN.render(RunView.of(Pictures.unstarted(), Pictures.NOW, 80, 20)));
    }

    @Test
    void saysWhichFileATaskWaitsForWhoHasItAndUntilWhen() {
        Golden.assertMatches(
                "run-files.txt", Style.PLAIN.render(RunView.of(Pictures.waitingForFiles(480), Pictures.NOW, 80, 20)));
    }

    @Test
    void givesNoAdviceWhereAnyAgentWasStarted() {
        List<TaskStatus> tasks =
                List.of(Pictures.unstarted("a", "A", 8), Pictures.status("b", 1, "B", TaskState.VERIFYING));
        RunSnapshot snapshot = Pictures.run(RunState.RUNNING, 1, tasks, Map.of(), List.of());

        assertThat(Style.PLAIN.render(RunView.of(snapshot, Pictures.NOW, 80, 4)))
                .contains("not started", "next try in 8s")
                .doesNotContain("--agent-command");
    }

    @Test
    void aTaskWhoseAgentWasStartedAtLastWaitsForNoTry() {
        Map<String, Doing> doing =
                Map.of("a", new Doing(1, "session", Pictures.NOW.now().minusSeconds(20)));
        RunSnapshot snapshot =
                Pictures.run(RunState.RUNNING, 1, List.of(Pictures.unstarted("a", "A", -21)), doing, List.of());

        assertThat(Style.PLAIN.render(RunView.of(snapshot, Pictures.NOW, 80, 4)))
                .contains("attempt 1  session")
                .doesNotContain("not started", "next try");
    }

    @Test
    void saysWhatARunWaitsForAndUntilWhen() {
        RunSnapshot snapshot =
                Pictures.waiting(Pictures.running(), "quota", Pictures.NOW.now().plus(Duration.ofHours(30)));

        Golden.assertMatches("run-waiting.txt", Style.PLAIN.render(RunView.of(snapshot, Pictures.NOW, 80, 20)));
    }

    @Test
    void saysOfALaterAttemptWhatTheOneBeforeCameTo() {
        TaskStatus task = Pictures.lost("bv-1", "A", TaskState.RUNNING, 1, "stalled: nothing from it for 10 min");
        Doing doing = new Doing(2, "session", Pictures.NOW.now().minusSeconds(5));

        assertThat(RunView.of(
                        Pictures.run(RunState.RUNNING, 1, List.of(task), Map.of("bv-1", doing), List.of()),
                        Pictures.NOW,
                        120,
                        20))
                .extracting(Line::text)
                .anyMatch(line -> line.contains("attempt 2  session  after stalled: nothing from it for 10 min"));
    }

    @Test
    void saysWhatAPersonShouldKnowOfPhasesThatAreOver() {
        RunSnapshot warned = Pictures.warned(Pictures.ended(), "phase 1: the gate is inconclusive: make test");
        String line = "warning       phase 1: the gate is inconclusive: make test";

        assertThat(RunView.of(warned, Pictures.NOW, 100, 20))
                .extracting(Line::text)
                .contains(line);
        assertThat(RunSummary.of(warned, Pictures.NOW, 100))
                .extracting(Line::text)
                .contains(line.replace("warning       ", "warning    "));
        assertThat(ChangeLines.between(Pictures.ended(), warned, Pictures.NOW))
                .extracting(Line::text)
                .singleElement()
                .asString()
                .endsWith("warning  phase 1: the gate is inconclusive: make test");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 100, 200})
    void keepsWithinItsWidth(int width) {
        assertThat(RunView.of(Pictures.running(), Pictures.NOW, width, 20))
                .filteredOn(line -> !line.text().equals(Pictures.PAGE))
                .allSatisfy(line -> assertThat(line.width()).isLessThanOrEqualTo(width));
    }

    @Test
    void neverBreaksTheAddressOfThePage() {
        assertThat(RunView.of(Pictures.running(), Pictures.NOW, 40, 20))
                .extracting(Line::text)
                .contains(Pictures.PAGE);
    }

    @Test
    void showsTheTracksSomebodyWorksOnWhereNotAllFit() {
        List<TaskStatus> tasks = new ArrayList<>();
        for (int number = 0; number < 26; number++) {
            TaskState state = number == 20 ? TaskState.RUNNING : TaskState.PENDING;
            tasks.add(Pictures.status("t" + number, 1, String.valueOf((char) ('A' + number)), state));
        }
        Map<String, Doing> doing = Map.of("t20", new Doing(1, "writing", Pictures.START));
        RunSnapshot snapshot = Pictures.run(RunState.RUNNING, 1, tasks, doing, List.of());

        String text = Style.PLAIN.render(RunView.of(snapshot, Pictures.NOW, 80, 4));

        assertThat(text).contains("t20", "t0", "… and 22 more tracks").doesNotContain("t19");
    }

    @Test
    void anAttackersTitleDoesNotSteerTheTerminal() {
        TaskStatus task = Pictures.status("t\u001b[2J\u202e", 1, "A", TaskState.RUNNING);
        RunSnapshot snapshot = Pictures.run(RunState.RUNNING, 1, List.of(task), Map.of(), List.of());

        assertThat(Style.PLAIN.render(RunView.of(snapshot, Pictures.NOW, 80, 4)))
                .doesNotContain("\u001b", "\u202e");
    }
}
