package io.trackyard.run;

import io.trackyard.payload.FairShare;
import io.trackyard.payload.SentText;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Cuts what is said of thousands of tasks to what one payload has room for: a server that refuses a result refuses it for
 * ever, and the workflow with it. What is cut is whole on the disk of the host, in each task's {@code task.json}.
 */
final class PayloadRoom {
    /** What is told of tasks and asked of a person may weigh that much; a server refuses 2 MB. */
    static final int ALL = 900_000;

    private static final int OF_QUESTIONS = 400_000;

    private static final int QUESTION_FIELDS = 90;

    private PayloadRoom() {}

    /**
     * All of the tasks, in their order. The more they are together, the less is said of each: first the lists go, then texts
     * share the room that there is, and where names and numbers alone fill it, none is left.
     */
    static List<TaskStatus> tasks(List<TaskStatus> tasks, long room) {
        if (weight(tasks) <= room) {
            return tasks;
        }
        List<TaskStatus> plain = tasks.stream().map(TaskStatus::withoutLists).toList();
        long fixed = plain.stream().mapToLong(TaskStatus::weight).sum();
        if (fixed > room) {
            return tasks.stream().map(TaskStatus::bare).toList();
        }
        int share = FairShare.of(plain.stream().flatMapToInt(TaskStatus::texts).toArray(), room - fixed);
        return plain.stream().map(task -> task.within(share)).toList();
    }

    /** All of the questions; their texts share the room. Answers are names, and never cut. */
    static List<OpenQuestion> questions(List<OpenQuestion> questions) {
        long fixed = questions.stream().mapToLong(PayloadRoom::fields).sum();
        int[] texts = questions.stream()
                .mapToInt(question -> SentText.bytes(question.text()))
                .toArray();
        int share = FairShare.of(texts, OF_QUESTIONS - fixed);
        return share == Integer.MAX_VALUE
                ? questions
                : questions.stream().map(question -> question.within(share)).toList();
    }

    /** Whether what is known of the tasks had to be cut. */
    static boolean isTooSmallFor(List<TaskStatus> tasks) {
        return weight(tasks) > ALL;
    }

    /** What the questions weigh. */
    static long of(List<OpenQuestion> questions) {
        return questions.stream()
                .mapToLong(question -> fields(question) + SentText.bytes(question.text()))
                .sum();
    }

    private static long weight(List<TaskStatus> tasks) {
        return tasks.stream()
                .mapToLong(task -> task.weight() + task.texts().sum())
                .sum();
    }

    private static long fields(OpenQuestion question) {
        IntStream names = Stream.concat(Stream.of(question.id(), question.id()), question.choices().stream())
                .mapToInt(name -> SentText.bytes(name) + 3);
        return QUESTION_FIELDS + names.sum();
    }
}
