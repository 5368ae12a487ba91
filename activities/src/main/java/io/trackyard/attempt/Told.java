package io.trackyard.attempt;

import io.trackyard.agent.ClosingNote;
import io.trackyard.git.ObjectId;
import io.trackyard.git.RunBranch;
import io.trackyard.git.RunCommit;
import io.trackyard.plan.Question;
import io.trackyard.plan.TaskId;
import io.trackyard.reservation.Awaited;
import io.trackyard.reservation.WaitFile;
import io.trackyard.runfiles.Spikes;
import io.trackyard.runfiles.TaskFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a session is told beside its task: a person's answers, what it waited for, and what became of the tasks it needs. */
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
        bench.request().asked().stream()
                .map(asked -> "## What you asked a person, answered\n\n%s\n\nThe answer: %s"
                        .formatted(cut(asked.question().strip()), cut(asked.answer())))
                .forEach(paragraphs::add);
        WaitFile.last(bench.files().directory()).map(this::file).ifPresent(paragraphs::add);
        List<TaskId> needs = bench.task().needs().stream()
                .filter(need -> bench.run().plan().policy().needsInPrompt()
                        || Spikes.isSpike(need, bench.task().id()))
                .toList();
        if (!needs.isEmpty()) {
            List<RunCommit> done = commits();
            needs.stream().flatMap(need -> result(need, done).stream()).forEach(paragraphs::add);
        }
        return paragraphs;
    }

    /** Its files are as it left them: the other's work is not among them. */
    private String file(Awaited awaited) {
        return ("## What you waited for\n\n%s, which %s had. It can be had now: reserve it again before you change it, since"
                        + " your turn released what you had. What the other has done to it is on the branch trackyard/%s once it is"
                        + " merged; your files are as you left them.")
                .formatted(
                        awaited.paths().stream()
                                .map(path -> "`" + path.text() + "`")
                                .collect(Collectors.joining(", ")),
                        awaited.held().task(),
                        bench.run().address().run());
    }

    private Optional<String> answer() {
        Question question = bench.task().question();
        String answer = bench.request().answer();
        return question == null || answer == null || question.kind() == Question.Kind.APPROVAL
                ? Optional.empty()
                : Optional.of("## What you would have asked, answered\n\n%s\n\nThe answer: %s"
                        .formatted(question.text().strip(), cut(answer)));
    }

    private List<RunCommit> commits() {
        return new RunBranch(bench.run().repository(), bench.run().address().run())
                .commitsSince(ObjectId.of(bench.run().plan().base()));
    }

    /** Empty for a need that the plan no longer holds: a person has taken its task out of the source meanwhile. */
    private Optional<String> result(TaskId need, List<RunCommit> done) {
        return bench.run().plan().tasks().stream()
                .filter(task -> task.id().equals(need))
                .findFirst()
                .map(task -> "## What became of %s, which this task needs\n\n%s\n%s%s"
                        .formatted(need, cut(task.title()), work(need, done), closingNote(need)));
    }

    private static String work(TaskId need, List<RunCommit> done) {
        return done.stream()
                .filter(commit -> need.text().equals(commit.trailers().task()))
                .findFirst()
                .map(commit -> commit.id().abbreviate())
                .map(commit -> "Its work is in commit %s, which you have: git show %s".formatted(commit, commit))
                .orElse("Its work was there before.");
    }

    private String closingNote(TaskId need) {
        return bench.run()
                .directory()
                .begun(need.text())
                .flatMap(directory -> new TaskFiles(directory).closingNote())
                .filter(note -> !note.isBlank())
                .map(note -> "\n\nWhat its agent said last, for your information:\n\n" + ClosingNote.fenced(note))
                .orElse("");
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
