package io.trackyard.attempt;

import io.trackyard.git.ObjectId;
import io.trackyard.git.RunBranch;
import io.trackyard.git.RunCommit;
import io.trackyard.plan.Question;
import io.trackyard.plan.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a session is told beside its task: a person's answer, and what became of the tasks it needs. */
final class Told {
    /** Enough for what is of use, little enough not to crowd out the task. */
    private static final int LONGEST = 2_048;

    private final TaskBench bench;

    Told(TaskBench bench) {
        this.bench = bench;
    }

    List<String> paragraphs() {
        List<String> paragraphs = new ArrayList<>();
        answer().ifPresent(paragraphs::add);
        if (bench.run().plan().policy().needsInPrompt()) {
            bench.task().needs().forEach(need -> paragraphs.add(result(need)));
        }
        return paragraphs;
    }

    private Optional<String> answer() {
        Question question = bench.task().question();
        String answer = bench.request().answer();
        return question == null || answer == null || question.kind() == Question.Kind.APPROVAL
                ? Optional.empty()
                : Optional.of("## What you would have asked, answered\n\n%s\n\nThe answer: %s"
                        .formatted(question.text().strip(), cut(answer)));
    }

    private String result(TaskId need) {
        String title = bench.run().task(need.text()).title();
        Optional<RunCommit> commit = new RunBranch(
                        bench.run().repository(), bench.run().address().run())
                .commitsSince(ObjectId.of(bench.run().plan().base())).stream()
                        .filter(candidate ->
                                need.text().equals(candidate.trailers().task()))
                        .findFirst();
        return "## What became of %s, which this task needs\n\n%s\n%s"
                .formatted(
                        need,
                        title,
                        commit.map(done -> "Its work is in commit %s, which you have: git show %s"
                                        .formatted(
                                                done.id().abbreviate(),
                                                done.id().abbreviate()))
                                .orElse("Its work was there before."));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
