package io.trackyard.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.process.Command;
import io.trackyard.process.CommandResult;
import io.trackyard.process.CommandRunner;
import io.trackyard.testing.ScratchRepository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A merge in memory says what {@code git merge} says in a checkout: the same tree, or a conflict. More of it: {@code
 * -Dtrackyard.merges.cases=1000}; others: {@code -Dtrackyard.merges.seed=}.
 */
class RandomMergesIT {
    private static final int CASES = Integer.getInteger("trackyard.merges.cases", 40);
    private static final long SEED = Long.getLong("trackyard.merges.seed", 20_261_128);
    private static final String CONFLICT = "conflict";
    private static final Duration LIMIT = Duration.ofMinutes(30);

    /** Merges every pair of its input in the checkout it runs in, and prints the tree that came out, or that none did. */
    private static final String GIT_MERGE = """
            while read -r ours theirs; do
              git checkout --quiet --force --detach "$ours" && git clean --quiet -ffdx
              if git merge --quiet --no-edit "$theirs" >/dev/null 2>&1; then
                git rev-parse "HEAD^{tree}"
              else
                git reset --quiet --hard
                echo conflict
              fi
            done
            """;

    @TempDir
    private Path directory;

    @Test
    void saysWhatGitMergeSays() {
        Random random = new Random(SEED);
        List<RandomMerge> cases = IntStream.range(0, CASES)
                .mapToObj(number -> new RandomMerge(Integer.toString(number), random))
                .toList();
        try (Bench bench = new Bench(directory)) {
            run(bench.scratch, Command.of(List.of("git", "fast-import", "--quiet")), streams(cases));
            List<String> byGit = run(bench.scratch, Command.shell(GIT_MERGE), pairs(cases))
                    .lines()
                    .toList();

            List<String> inMemory = new ArrayList<>();
            for (RandomMerge each : cases) {
                inMemory.add(inMemory(bench, each));
            }

            assertThat(inMemory).as("seed " + SEED).isEqualTo(byGit);
            assertThat(byGit).contains(CONFLICT).anyMatch(verdict -> !verdict.equals(CONFLICT));
        }
    }

    private static String inMemory(Bench bench, RandomMerge each) {
        MergeInMemory merges = new MergeInMemory(bench.repository, bench.scratch.time());
        MergeOutcome outcome = merges.merge(
                () -> {
                    throw new AssertionError("no attributes, so no checkout is needed");
                },
                commit(bench, each.ours()),
                commit(bench, each.theirs()));
        return outcome instanceof MergeOutcome.Clean clean ? clean.tree().hex() : CONFLICT;
    }

    private static ObjectId commit(Bench bench, String ref) {
        return bench.repository.refs().read(new RefName(ref)).orElseThrow();
    }

    private static String streams(List<RandomMerge> cases) {
        return cases.stream().map(RandomMerge::stream).collect(Collectors.joining());
    }

    private static String pairs(List<RandomMerge> cases) {
        return cases.stream()
                .map(each -> each.ours() + " " + each.theirs() + "\n")
                .collect(Collectors.joining());
    }

    private static String run(ScratchRepository scratch, Command command, String input) {
        CommandResult result = new CommandRunner()
                .run(command.in(scratch.path())
                        .withEnvironment(scratch.environment())
                        .withInput(input.getBytes(StandardCharsets.UTF_8))
                        .within(LIMIT));
        assertThat(result.succeeded()).as(result.stderr()).isTrue();
        return result.stdout();
    }
}
