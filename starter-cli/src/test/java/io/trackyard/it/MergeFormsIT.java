package io.trackyard.it;

import static io.trackyard.testing.CommandResultAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.YardTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs whose work is gated several at a time, or comes in squashed, from their start to what is left of them. */
@YardTest
class MergeFormsIT {
    private static final List<String> TASKS = List.of("a", "b", "c");

    @Test
    void whatIsGatedTogetherComesInTogetherWithoutTheOneThatIsRed(TestYard yard) throws Exception {
        yard.withPlan(plan("gateAt: batch", "echo gated >>\"$HOME/gates\"; ! grep -qs bad *.txt"));
        for (String task : TASKS) {
            yard.agent(task).writes(task + ".txt", "good\n").endsWell();
        }
        yard.agent("bad").writes("bad.txt", "bad\n").endsWell();
        yard.agent("last").writes("last.txt", "good\n").endsWell();

        yard.startRun();
        assertThat(yard.await()).exitsWith(1);

        assertThat(yard.status("bad").path("state").asText()).isEqualTo("abandoned");
        assertThat(files(yard, yard.branch())).containsExactly("a.txt", "b.txt", "c.txt", "last.txt");
        for (String commit : firstParents(yard)) {
            assertThat(files(yard, commit)).doesNotContain("bad.txt");
        }
        assertThat(yard.trackyard("salvage").succeeds().out()).contains("bad").doesNotContain("last");
        assertThat(kept(yard, 1, "md"))
                .contains("running: 3 of 5 tasks integrated", "`bad` Write bad: **abandoned** after 1 attempt");
        assertThat(kept(yard, 1, "html")).startsWith("<!DOCTYPE html>");
        JsonNode last = new ObjectMapper().readTree(kept(yard, 2, "json"));
        assertThat(last.findParents("sessions"))
                .filteredOn(task -> task.path("state").asText().equals("integrated"))
                .hasSize(4);
    }

    @Test
    void whatWasSquashedIsNeitherSalvagedNorInTheWayOfClearing(TestYard yard) throws Exception {
        yard.withPlan(plan("mergeAs: squash", "true"));
        for (String task : List.of("a", "b", "c", "bad", "last")) {
            yard.agent(task)
                    .writes(task + ".txt", "first\n")
                    .runs("git add -A && git -c user.name=a -c user.email=a@localhost commit -qm 'Own commit'")
                    .runs("echo then >>" + task + ".txt")
                    .endsWell();
        }

        yard.startRun();
        assertThat(yard.await()).exitsWith(0);

        assertThat(firstParents(yard)).hasSize(5);
        assertThat(yard.repository().git("log", "--format=%s", "--merges", "main.." + yard.branch()))
                .isEmpty();
        assertThat(yard.repository().git("log", "--format=%s", "main.." + yard.branch()))
                .doesNotContain("Own commit");
        assertThat(yard.trackyard("salvage").succeeds().out()).contains("Nothing is left over");
        assertThat(cleaned(yard, "--dry-run")).as("not landed").contains(false);

        yard.trackyard("land").succeeds();

        assertThat(yard.trackyard("salvage").succeeds().out()).contains("Nothing is left over");
        assertThat(cleaned(yard, "--dry-run")).as("landed").isNotEmpty().containsOnly(true);
        String run = yard.run().run().run();
        assertThat(cleaned(yard, run, "--yes")).isNotEmpty().containsOnly(true);
        assertThat(yard.repository().git("for-each-ref", "refs/heads/trackyard*", "refs/trackyard/runs"))
                .isEmpty();
        yard.trackyard("clean", "--undo").succeeds();
        assertThat(yard.repository().git("for-each-ref", "refs/trackyard/runs")).contains("report/2.md");
    }

    private static String plan(String how, String gate) {
        return """
                %s
                verify: '%s'
                limits: {attempts: 1, maxParallel: 4}
                tasks:
                  - {id: a, title: Write a, scope: [a.txt]}
                  - {id: b, title: Write b, scope: [b.txt]}
                  - {id: c, title: Write c, scope: [c.txt]}
                  - {id: bad, title: Write bad, scope: [bad.txt]}
                  - {id: last, title: Write last, scope: [last.txt], needs: [a]}
                """.formatted(how, gate);
    }

    private static List<String> firstParents(TestYard yard) {
        return yard.repository()
                .git("rev-list", "--first-parent", "main.." + yard.branch())
                .lines()
                .toList();
    }

    private static List<String> files(TestYard yard, String commit) {
        return yard.repository()
                .git("ls-tree", "--name-only", commit)
                .lines()
                .filter(file -> file.endsWith(".txt"))
                .toList();
    }

    private static String kept(TestYard yard, int phase, String form) {
        return yard.repository()
                .git(
                        "show",
                        "refs/trackyard/runs/%s/report/%d.%s"
                                .formatted(yard.run().run().run(), phase, form));
    }

    /** Of each thing that {@code clean} looks at, whether it goes. */
    private static List<Boolean> cleaned(TestYard yard, String... options) throws Exception {
        String[] words = new String[options.length + 2];
        words[0] = "clean";
        System.arraycopy(options, 0, words, 1, options.length);
        words[options.length + 1] = "--json";
        JsonNode items = new ObjectMapper()
                .readTree(yard.trackyard(words).succeeds().out())
                .path("items");
        return items.findValues("goes").stream().map(JsonNode::asBoolean).toList();
    }
}
