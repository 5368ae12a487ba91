package io.trackyard.it;

import static io.trackyard.testing.CommandResultAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackyard.testing.CommandResult;
import io.trackyard.testing.InPidNamespace;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.Waiting;
import io.trackyard.testing.YardAgents.Start;
import io.trackyard.testing.YardTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Items of a queue, from the command line to their names. A person's words are commands of their own, so it takes long. */
@YardTest
@InPidNamespace(limitSeconds = 300)
class QueueIT {
    private static final String QUEUE = ".agent/queue/";

    @Test
    void atL3GoesOnBehindAFailureAndListsAllAtTheEnd(TestYard yard) throws Exception {
        level(yard, "L3");
        yard.repository().write(".gitignore", ".agent/\n").commit("Keep the queue out of git");
        item(yard, "001-pending-broken", "**Blocks**: 002");
        item(yard, "002-pending-behind-it");
        item(yard, "003-pending-good");
        item(yard, "004-pending-later", "**BlockedBy**: 003");
        item(yard, "005-in_progress-theirs");
        item(yard, "006-blocked-stuck", "**BlockedReason**: no key");
        item(yard, "007-pending-broken-too");
        yard.agent("001").says("I cannot do this.").endsWith(1);
        yard.agent("007").endsWith(1);
        var good = yard.agent("003")
                .waitsFor("go")
                .writes("003.txt", "done\n")
                .says("Look into 003.txt.")
                .endsWell();
        var later = yard.agent("004").writes("004.txt", "done\n").endsWell();

        yard.startRun();
        Waiting.until("item 003 to be in progress", () -> names(yard).contains("003-in_progress-good.md"));
        Waiting.until(
                "its body to say so", () -> text(yard, "003-in_progress-good").contains("**Status**: in_progress"));
        good.receives("go");
        assertThat(yard.await()).exitsWith(1);

        CommandResult end = yard.trackyard("watch");
        assertThat((end.out() + end.err()).replaceAll(" +", " "))
                .contains("abandoned 001 after 1 attempt:", "abandoned 007 after 1 attempt:", "skipped 002 needs 001");
        assertThat(names(yard))
                .containsExactly(
                        "001-blocked-broken.md",
                        "002-blocked-behind-it.md",
                        "003-completed-good.md",
                        "004-completed-later.md",
                        "005-in_progress-theirs.md",
                        "006-blocked-stuck.md",
                        "007-blocked-broken-too.md");
        assertThat(text(yard, "001-blocked-broken"))
                .contains(
                        "**Status**: blocked\n**BlockedReason**: given up after 1 attempt: ",
                        "(" + yard.branch() + ")");
        assertThat(text(yard, "002-blocked-behind-it")).contains("**BlockedReason**: left out: needs 001 (");
        assertThat(text(yard, "003-completed-good")).contains("**Status**: completed");
        assertThat(text(yard, "006-blocked-stuck")).contains("**BlockedReason**: no key\n");
        assertThat(good.prompt()).contains("Do 003-pending-good.").doesNotContain("Status");
        assertThat(later.prompt()).contains("## What became of 003", "Title of 003", "Look into 003.txt.");
        assertThat(yard.repository().git("status", "--porcelain")).isEmpty();
        assertThat(yard.repository().git("log", "--topo-order", "--format=%s", "--no-merges", "main.." + yard.branch()))
                .isEqualTo("004: Title of 004\n003: Title of 003");
        assertThat(yard.trackyard("plan").succeeds().out())
                .contains(
                        "Nothing to do.",
                        "held   005  in progress (--take 005",
                        "held   006  blocked: no key (--retry-blocked",
                        "held   001  blocked: given up after 1 attempt");
    }

    @Test
    void atL2StopsAtTheFirstFailureAndTriesAgainAtAPersonsWord(TestYard yard) throws Exception {
        yard.repository().write("trackyard.yaml", "limits: {attempts: 1, maxParallel: 2}\n");
        item(yard, "001-pending-broken");
        item(yard, "002-pending-beside-it");
        item(yard, "003-pending-next");
        yard.repository().commit("A queue that git tracks");
        yard.agent("001").endsWith(1);
        var beside =
                yard.agent("002").waitsFor("go").writes("002.txt", "done\n").endsWell();
        yard.agent("003").writes("003.txt", "done\n").endsWell();

        yard.startRun();
        Waiting.until("the question", () -> questions(yard).contains("001"));
        beside.receives("go");
        assertThat(yard.await()).exitsWith(6);
        assertThat(yard.trackyard("answer").succeeds().out())
                .contains("001  what becomes of it; its attempts are spent")
                .containsPattern("001\\s+retry\\s+\\(or\\s+skip,\\s+continue,\\s+stop\\)");
        assertThat(yard.status("002").path("state").asText())
                .as("what runs is finished")
                .isEqualTo("integrated");
        assertThat(yard.starts("003")).as("nothing more is started").isEmpty();

        yard.agent("001").writes("001.txt", "done\n").endsWell();
        yard.trackyard("answer", "001", "retry").succeeds();
        assertThat(yard.await()).exitsWith(0);

        assertThat(names(yard))
                .as("where git tracks the queue, the checkout stays as it is")
                .containsExactly("001-pending-broken.md", "002-pending-beside-it.md", "003-pending-next.md");
        assertThat(yard.repository().git("ls-tree", "--name-only", yard.branch(), QUEUE))
                .isEqualTo(String.join(
                        "\n",
                        QUEUE + "001-completed-broken.md",
                        QUEUE + "002-completed-beside-it.md",
                        QUEUE + "003-completed-next.md"));
        assertThat(yard.repository().git("show", yard.branch() + ":" + QUEUE + "002-completed-beside-it.md"))
                .contains("**Status**: completed");
    }

    @Test
    void skipsAndStopsAtAPersonsWord(TestYard yard) throws Exception {
        yard.repository().write("trackyard.yaml", "limits: {attempts: 1, maxParallel: 1}\n");
        yard.repository().write(".gitignore", ".agent/\n").commit("Keep the queue out of git");
        item(yard, "001-pending-broken", "**Blocks**: 003");
        item(yard, "002-pending-broken-too");
        item(yard, "003-pending-behind-it");
        item(yard, "004-pending-last", "**Priority**: low");
        yard.agent("001").endsWith(1);
        yard.agent("002").endsWith(1);

        yard.startRun();
        Waiting.until("the question", () -> questions(yard).contains("001"));
        yard.trackyard("answer", "001", "skip").succeeds();
        Waiting.until("the next question", () -> questions(yard).contains("002"));
        yard.trackyard("answer", "002", "stop").succeeds();
        assertThat(yard.await()).exitsWith(1);

        assertThat(yard.starts()).extracting(Start::task).containsExactly("001", "002");
        assertThat(names(yard))
                .containsExactly(
                        "001-blocked-broken.md",
                        "002-blocked-broken-too.md",
                        "003-blocked-behind-it.md",
                        "004-pending-last.md");
    }

    @Test
    void continuesWithoutAskingAgainWhereAPersonSaysSo(TestYard yard) throws Exception {
        yard.repository().write("trackyard.yaml", "limits: {attempts: 1, maxParallel: 1}\n");
        item(yard, "001-pending-broken");
        item(yard, "002-pending-broken-too");
        item(yard, "003-pending-good");
        yard.repository().commit("A queue");
        yard.agent("001").endsWith(1);
        yard.agent("002").endsWith(1);
        yard.agent("003").writes("003.txt", "done\n").endsWell();

        yard.startRun();
        Waiting.until("the question", () -> questions(yard).contains("001"));
        yard.trackyard("answer", "001", "continue").succeeds();
        assertThat(yard.await()).exitsWith(1);

        assertThat(yard.status("002").path("state").asText()).isEqualTo("abandoned");
        assertThat(yard.status("003").path("state").asText()).isEqualTo("integrated");
    }

    @Test
    void atL1AsksBeforeEveryItemAndStopsAtTheFirstFailure(TestYard yard) throws Exception {
        level(yard, "L1");
        yard.repository().write(".gitignore", ".agent/\n").commit("Keep the queue out of git");
        item(yard, "001-pending-broken");
        item(yard, "002-pending-not-now");
        item(yard, "003-pending-last", "**Priority**: low");
        yard.agent("001").endsWith(1);

        yard.startRun();
        Waiting.until("the questions", () -> questions(yard).containsAll(List.of("001", "002", "003")));
        assertThat(yard.await()).exitsWith(6);
        assertThat(yard.starts()).isEmpty();
        assertThat(yard.trackyard("answer").succeeds().out())
                .contains("001  whether it may start", "Start 001: Title of 001?")
                .containsPattern("001\\s+yes\\s+\\(or\\s+skip,\\s+continue,\\s+stop\\)");

        yard.trackyard("answer", "002", "skip").succeeds();
        yard.trackyard("answer", "001", "yes").succeeds();
        Waiting.until("the failure", () -> text(yard.status(), "abandon").equals("001"));
        yard.trackyard("answer", "001", "stop").succeeds();
        assertThat(yard.await()).exitsWith(1);

        assertThat(yard.starts()).extracting(Start::task).containsExactly("001");
        assertThat(names(yard))
                .containsExactly("001-blocked-broken.md", "002-blocked-not-now.md", "003-pending-last.md");
        assertThat(text(yard, "002-blocked-not-now")).contains("**BlockedReason**: left out by ");
    }

    @Test
    void takesUpWhatIsBlockedOrInProgressAtAPersonsWord(TestYard yard) throws Exception {
        level(yard, "L3");
        yard.repository().write(".gitignore", ".agent/\n").commit("Keep the queue out of git");
        item(yard, "001-in_progress-theirs");
        item(yard, "002-blocked-stuck", "**BlockedReason**: no key");
        item(yard, "003-in_progress-not-taken");
        yard.agent("001").writes("001.txt", "done\n").endsWell();
        yard.agent("002").writes("002.txt", "done\n").endsWell();

        yard.startRun("--take", "001", "--retry-blocked");
        assertThat(yard.await()).exitsWith(0);

        assertThat(names(yard))
                .containsExactly("001-completed-theirs.md", "002-completed-stuck.md", "003-in_progress-not-taken.md");
        assertThat(text(yard, "002-completed-stuck"))
                .contains("**Status**: completed")
                .doesNotContain("BlockedReason");
    }

    @Test
    void leavesOutANumberThatIsInTheHistoryAlreadyAndTakesItAtAPersonsWord(TestYard yard) throws Exception {
        level(yard, "L3");
        yard.repository().write(".gitignore", ".agent/\n").commit("Keep the queue out of git");
        item(yard, "001-pending-first");
        yard.agent("001").runs("date +%N >>001.txt").endsWell();
        yard.startRun();
        assertThat(yard.await()).exitsWith(0);
        yard.trackyard("land").succeeds();
        Files.delete(queue(yard).resolve("001-completed-first.md"));
        item(yard, "001-pending-again");
        item(yard, "002-pending-behind-it", "**BlockedBy**: 001");
        yard.agent("002").writes("002.txt", "done\n").endsWell();

        CommandResult plan = yard.trackyard("plan").succeeds();
        yard.startRun("--take", "001");
        assertThat(yard.await()).exitsWith(0);

        assertThat(plan.out().replaceAll("\\s+", " "))
                .contains(
                        "1 task open",
                        "Item 001 is left out: a commit of task 001 is in the branch already",
                        "--take 001");
        assertThat(names(yard)).containsExactly("001-completed-again.md", "002-completed-behind-it.md");
    }

    @Test
    void refusesABrokenQueueWithEveryFaultAndWritesNothing(TestYard yard) throws Exception {
        yard.repository().commit("Begin");
        yard.repository()
                .write(QUEUE + "001-pending-zero.md", "# A\n\n\u0000\n")
                .write(QUEUE + "002-pending-empty.md", "")
                .write(QUEUE + "003-pending-nobody.md", "# C\n\n**BlockedBy**: 0042\n")
                .write(QUEUE + "004-pending-range.md", "# D\n**BlockedBy**: 001-003\n")
                .write(QUEUE + "005-pending-one.md", "# E\n")
                .write(QUEUE + "5-pending-other.md", "# F\n")
                .write(QUEUE + "006-pending-itself.md", "# G\n**BlockedBy**: 006\n")
                .write(QUEUE + "007-pending-" + "x".repeat(239) + ".md", "# H\n")
                .write(".icc/config.json", "{\n\"autonomy\": {\"level\": L3}}\n");
        Map<String, String> before = yard.repository().belongings();
        String refs = yard.repository().git("for-each-ref");

        for (CommandResult refused :
                List.of(yard.trackyard("plan"), yard.trackyard("run", "--yes", "--agent-command", "true"))) {
            assertThat(refused).exitsWith(2);
            assertThat(refused.err().replaceAll("\\s+", " "))
                    .contains(
                            ".icc/config.json:2",
                            QUEUE + "001-pending-zero.md:3",
                            QUEUE + "002-pending-empty.md:1",
                            QUEUE + "003-pending-nobody.md:3",
                            "task \"003\" needs \"0042\", which is no task",
                            QUEUE + "004-pending-range.md:2",
                            QUEUE + "5-pending-other.md:1",
                            "two items have the number 5",
                            QUEUE + "006-pending-itself.md:2",
                            "these need each other: 006 → 006",
                            "the name is too long to be renamed to in_progress");
        }

        assertThat(yard.repository().belongings()).isEqualTo(before);
        assertThat(yard.repository().git("for-each-ref")).isEqualTo(refs);
    }

    @Test
    void joinsWhatWasForked(TestYard yard) throws Exception {
        example(yard, "fork-join");
        for (String number : List.of("001", "002", "003")) {
            yard.agent(number)
                    .writes("notes/" + number + ".md", "list\n")
                    .says("Found 3 of them in " + number + ".")
                    .endsWell();
        }
        var join = yard.agent("004").writes("docs/overview.md", "all\n").endsWell();

        String pairs = yard.trackyard("plan", "--pairs").succeeds().out();
        yard.startRun();
        assertThat(yard.await()).exitsWith(0);

        assertThat(pairs)
                .contains(
                        "4 open tasks, 6 pairs",
                        "3 can run side by side",
                        "3 cannot: 3 since one needs the other",
                        "  001  004  data   004 needs 001 (.agent/queue/001-pending-list-routes.md:5)");
        assertThat(join.prompt())
                .contains(
                        "## What became of 001, which this task needs\n\nList the routes\nIts work is in commit ",
                        "Found 3 of them in 001.",
                        "Found 3 of them in 002.",
                        "Found 3 of them in 003.");
        assertThat(yard.starts()).last().extracting(Start::task).isEqualTo("004");
    }

    @Test
    void carriesAPipelineOutItemByItem(TestYard yard) throws Exception {
        example(yard, "pipeline");
        yard.agent("001")
                .writes("test/total.sh", "! sh src/total.sh 1 2 | grep 4\n")
                .says("It is red.")
                .endsWell();
        var green = yard.agent("002")
                .runs("test -e test/total.sh")
                .writes("src/total.sh", "echo $(($1 + $2))\n")
                .says("It is green.")
                .endsWell();
        var refactor = yard.agent("003")
                .runs("test -e src/total.sh && echo '# short' >>src/total.sh")
                .endsWell();

        yard.startRun();
        assertThat(yard.await()).exitsWith(0);

        assertThat(yard.starts()).extracting(Start::task).containsExactly("001", "002", "003");
        assertThat(green.prompt()).contains("RED: a test for the total", "git show ", "It is red.");
        assertThat(refactor.prompt())
                .contains("GREEN: add the arguments up", "It is green.")
                .doesNotContain("It is red.");
    }

    /** One of those that the page of the source shows, in the repository of the yard. */
    private static void example(TestYard yard, String name) throws IOException {
        Path example = Path.of("..", "examples", "queue", name);
        try (Stream<Path> files = Files.walk(example)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                yard.repository().write(example.relativize(file).toString(), Files.readString(file));
            }
        }
        yard.repository().commit("Begin");
    }

    private static void level(TestYard yard, String level) {
        yard.repository()
                .write(".icc/config.json", "{\"autonomy\": {\"level\": \"" + level + "\"}}\n")
                .write("trackyard.yaml", "limits: {attempts: 1}\n");
    }

    private static void item(TestYard yard, String name, String... lines) {
        yard.repository()
                .write(
                        QUEUE + name + ".md",
                        "# Title of " + name.substring(0, 3) + "\n\n**Status**: " + name.split("-")[1] + "\n"
                                + String.join("\n", lines) + "\n\n## Description\nDo " + name + ".\n");
    }

    private static Path queue(TestYard yard) {
        return yard.repository().path().resolve(QUEUE);
    }

    private static List<String> names(TestYard yard) throws IOException {
        try (Stream<Path> files = Files.list(queue(yard))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String text(TestYard yard, String name) throws IOException {
        return Files.readString(queue(yard).resolve(name + ".md"));
    }

    private static List<String> questions(TestYard yard) {
        return yard.status().path("questions").findValuesAsText("id");
    }

    /** What the question of that kind is about. */
    private static String text(JsonNode status, String kind) {
        for (JsonNode question : status.path("questions")) {
            if (question.path("kind").asText().equals(kind)) {
                return question.path("id").asText();
            }
        }
        return "";
    }
}
