package io.trackyard.it;

import static io.trackyard.testing.CommandResultAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.testing.RealProject;
import io.trackyard.testing.ScratchRepository;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.YardTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A public project with its own tests, under agents that work well, badly, into one another's way, and by cheating. */
@YardTest
class RealProjectIT {
    private static final String TESTS =
            "PYTHONDONTWRITEBYTECODE=1 python3 -m unittest discover --quiet --start-directory ";

    private static final String PLAN = """
            verify: %stests
            limits: {attempts: 2, maxParallel: 4}
            evidence: {noTestRan: fail, deletedTests: fail, addedSkips: fail, fewerAssertions: fail}
            shared: [README.md, CHANGES.md]
            tasks:
              - {id: good, title: Parse a file by its name, scope: [xmlfiles.py, tests/test_xmlfiles.py]}
              - {id: first, title: Say how to parse a file, scope: [docs/first.md]}
              - {id: clash, title: Say what it is for, scope: [docs/clash.md]}
              - {id: strict, title: Have each module named in the change log, scope: [tests/test_changes.py]}
              - {id: mended, title: Count the elements, scope: [counting.py, tests/test_counting.py]}
              - {id: bad, title: Keep the case of names, scope: [xmltodict.py]}
              - {id: deletes, title: Write less, scope: [tests/test_dicttoxml.py]}
              - {id: skips, title: Have the tests pass, scope: [tests/test_xmltodict.py]}
              - {id: weakens, title: Have the tests pass sooner, scope: [tests/test_xmltodict.py]}
              - {id: strays, title: Note the version, scope: [docs/version.md]}
            """.formatted(TESTS);

    @TempDir
    private Path checkouts;

    @Test
    void eachCommitPassesTheProjectsTestsAndTheReportTellsGoodBadConflictingAndCheatingApart(TestYard yard)
            throws Exception {
        RealProject.unpackInto(yard.repository().path(), "xmltodict", "0.13.0");
        yard.repository().write("CHANGES.md", "xmltodict\n");
        yard.withPlan(PLAN);
        script(yard);
        var clash = yard.agentOf("clash");
        var good = yard.agentOf("good");

        yard.startRun();
        yard.awaitTask("first", "integrated");
        clash.receives("go");
        yard.awaitTask("strict", "integrated");
        good.receives("go");
        assertThat(yard.await()).exitsWith(1);

        eachCommitPassesTheTests(yard);
        String report = yard.trackyard("report").succeeds().out().replace("\\", "");
        assertThat(section(report, "What did not come in"))
                .contains(
                        "`bad` Keep the case of names: **abandoned** after 2 attempts, merged, the gate failed: ",
                        "`deletes` Write less: **abandoned** after 2 attempts, its evidence is in doubt:"
                                + " tests/test_dicttoxml.py was deleted, with 25 tests",
                        "tests/test_xmltodict.py leaves tests out: @unittest.skip(",
                        "tests/test_xmltodict.py asserts less: 1 assertion fewer",
                        "`strays` Note the version: **abandoned** after 2 attempts, it changed files outside its scope:"
                                + " setup.py")
                .doesNotContain("`good`", "`first`", "`clash`", "`strict`", "`mended`");
        assertThat(section(report, "What came in only after it was sent back"))
                .contains(
                        "`clash` Say what it is for: conflicts with the run's branch in README.md",
                        "`mended` Count the elements: merged, the gate failed: ",
                        "`good` Parse a file by its name: merged, the gate failed: ")
                .doesNotContain("`first`", "`strict`");
        JsonNode tasks = new ObjectMapper()
                .readTree(yard.trackyard("report", "--json").succeeds().out());
        assertThat(tasks.findParents("sessions").stream()
                        .filter(task -> task.path("state").asText().equals("integrated"))
                        .map(task -> task.path("id").asText()))
                .containsExactlyInAnyOrder("good", "first", "clash", "strict", "mended");
    }

    private static String section(String report, String heading) {
        assertThat(report).contains("## " + heading + "\n");
        return report.split("## " + heading + "\n", 2)[1].split("\n## ", 2)[0];
    }

    private static void script(TestYard yard) throws Exception {
        yard.agent("good")
                .waitsFor("go")
                .writes("xmlfiles.py", """
                        import xmltodict


                        def parse_file(name):
                            with open(name, 'rb') as file:
                                return xmltodict.parse(file)
                        """)
                .writes("tests/test_xmlfiles.py", test("XmlFiles", """
                        with tempfile.NamedTemporaryFile() as file:
                                    file.write(b'<a>1</a>')
                                    file.flush()
                                    self.assertEqual({'a': '1'}, xmlfiles.parse_file(file.name))
                        """, "tempfile", "xmlfiles"))
                .runs("grep -q 'named in' \"$here/prompt\" && echo xmlfiles >>CHANGES.md")
                .endsWell();
        yard.agent("first")
                .runs("sed -i '1s/.*/# xmltodict, also for files/' README.md")
                .endsWell();
        yard.agent("clash")
                .waitsFor("go")
                .runs("if grep -q '^<<<<<<<' README.md; then sed -i"
                        + " '/^<<<<<<</,/^>>>>>>>/c # xmltodict, for people and files' README.md;"
                        + " else sed -i '1s/.*/# xmltodict, for people/' README.md; fi")
                .endsWell();
        yard.agent("strict")
                .writes("tests/test_changes.py", test("Changes", """
                        with open('CHANGES.md') as changes:
                                    named = changes.read().split()
                                for module in glob.glob('xml*.py'):
                                    self.assertIn(module[:-3], named, 'is not named in CHANGES.md')
                        """, "glob"))
                .endsWell();
        yard.agent("mended")
                .writes("counting.py", "def count(tree):\n    return 0\n")
                .runs(
                        "[ \"$TRACKYARD_ATTEMPT\" = 1 ] || printf 'def count(tree):\\n    return len(tree)\\n' >counting.py")
                .writes("tests/test_counting.py", test("Count", """
                        self.assertEqual(2, counting.count({'a': '1', 'b': '2'}))
                        """, "counting"))
                .endsWell();
        yard.agent("bad")
                .runs("sed -i 's/attr_prefix=.@./attr_prefix=\"!\"/' xmltodict.py")
                .endsWell();
        yard.agent("deletes").runs("rm tests/test_dicttoxml.py").endsWell();
        yard.agent("skips")
                .runs("sed -i 's/^    def test_force_cdata/    @unittest.skip(\"later\")\\n&/' tests/test_xmltodict.py")
                .endsWell();
        yard.agent("weakens")
                .runs(
                        "sed -i '0,/self.assertEqual/{/self.assertEqual/s/self.assertEqual/print/}' tests/test_xmltodict.py")
                .endsWell();
        yard.agent("strays")
                .writes("docs/version.md", "0.13.1\n")
                .runs("echo '# 0.13.1' >>setup.py")
                .endsWell();
    }

    private static String test(String name, String body, String... modules) {
        return "import " + String.join(", ", modules) + ", unittest\n\n\n" + "class " + name
                + "TestCase(unittest.TestCase):\n    def test_it(self):\n        " + body;
    }

    /** Both those that it has by then and those that it came with. */
    private void eachCommitPassesTheTests(TestYard yard) throws Exception {
        ScratchRepository repository = yard.repository();
        List<String> commits = repository
                .git("rev-list", "--first-parent", "main.." + yard.branch())
                .lines()
                .toList();
        assertThat(commits).hasSize(5);
        for (String commit : commits) {
            assertThat(repository.git("diff", "--name-status", "main", commit, "--", "tests"))
                    .doesNotContainPattern("(?m)^[^A]");
            Path checkout = checkouts.resolve(commit);
            repository.git("worktree", "add", "--quiet", "--detach", checkout.toString(), commit);
            Path said = checkouts.resolve(commit + ".log");
            int exit = new ProcessBuilder("sh", "-c", TESTS + "tests")
                    .directory(checkout.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start()
                    .waitFor();
            assertThat(Files.readString(said)).containsPattern("Ran (58|59|6\\d) tests");
            assertThat(exit).as(commit).isZero();
        }
    }
}
