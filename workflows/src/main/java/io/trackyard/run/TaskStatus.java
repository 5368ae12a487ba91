package io.trackyard.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.payload.SentText;
import io.trackyard.policy.AttemptLedger;
import io.trackyard.policy.Usage;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a task stands, with what a person asks next.
 *
 * @param track the letters of its track
 * @param attempts the agent's own attempts that have ended
 * @param commit what of it is in the run's branch, or is verified
 * @param checked whether a command verified it; absent before it was verified
 * @param reason why it is where it is, in one line
 * @param nextTry when it is tried again, while it waits for that
 * @param widened the paths outside its scope that were taken into it, the first of many
 * @param doubts why the evidence for its verified work may be worth less than it seems, a line each
 * @param used what its sessions used of a model; absent where nothing is known of it
 * @param times when it was taken up and when it came to its outcome; absent before the first
 * @param file what it waits for, while it waits for a file of another track
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskStatus(
        @JsonProperty("id") String id,
        @JsonProperty("title") String title,
        @JsonProperty("phase") int phase,
        @JsonProperty("track") String track,
        @JsonProperty("state") TaskState state,
        @JsonProperty("attempts") int attempts,
        @JsonProperty("commit") @Nullable String commit,
        @JsonProperty("checked") @Nullable Boolean checked,
        @JsonProperty("reason") @Nullable String reason,
        @JsonProperty("nextTry") @Nullable NextTry nextTry,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("widened")
        List<String> widened,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("doubts")
        List<String> doubts,

        @JsonProperty("used") @Nullable Usage used,
        @JsonProperty("times") @Nullable TaskTimes times,
        @JsonProperty("file") @Nullable AwaitedFile file) {
    /** More of them are in its record and in the next version of the plan; each page of the Web UI carries these. */
    private static final int MOST_WIDENED = 20;

    private static final int FIELDS = 150;
    private static final int COMMIT = 52;
    private static final int USED = 120;
    private static final int TIMES = 70;
    private static final int NEXT_TRY = 70;

    @JsonCreator
    public TaskStatus {
        widened = widened == null ? List.of() : List.copyOf(widened);
        doubts = doubts == null ? List.of() : List.copyOf(doubts);
    }

    /** One that keeps to its scope, of whose evidence nothing is doubted and whose times nobody knows. */
    public TaskStatus(
            String id,
            String title,
            int phase,
            String track,
            TaskState state,
            int attempts,
            @Nullable String commit,
            @Nullable Boolean checked,
            @Nullable String reason,
            @Nullable NextTry nextTry) {
        this(
                id, title, phase, track, state, attempts, commit, checked, reason, nextTry, List.of(), List.of(), null,
                null, null);
    }

    /** A task that nobody has begun. */
    public static TaskStatus pending(String id, String title, int phase, String track) {
        return new TaskStatus(id, title, phase, track, TaskState.PENDING, 0, null, null, null, null);
    }

    /**
     * As its activity tells it, which knows more than the workflow while it lives; {@code why}: its last failure. The try
     * that it waited for stays known: whether this one gets further shows only later.
     */
    public TaskStatus doing(AttemptLedger ledger, TaskState stage, @Nullable String why) {
        TaskStatus now = after(ledger.failures()).using(ledger.used()).in(stage);
        return (why == null ? now : now.because(stage, why)).until(nextTry);
    }

    /** Cancelled, for a reason in one line. */
    public TaskStatus cancelled(String why) {
        return because(TaskState.CANCELLED, why);
    }

    /** With its title as the plan has it, in one line. */
    public TaskStatus titled(String whole) {
        return draft().title(Text.oneLine(whole)).build();
    }

    TaskStatus in(TaskState other) {
        return draft().state(other).nextTry(null).file(null).build();
    }

    TaskStatus because(TaskState other, String why) {
        return draft().state(other)
                .reason(Text.oneLine(why))
                .nextTry(null)
                .file(null)
                .build();
    }

    TaskStatus after(int attemptsEnded) {
        return draft().attempts(attemptsEnded).build();
    }

    TaskStatus at(String newCommit, boolean wasChecked) {
        return draft().commit(newCommit, wasChecked).nextTry(null).file(null).build();
    }

    /** Verified, with what is to be doubted about it. */
    TaskStatus doubting(List<String> why) {
        return draft().doubts(why.stream().map(Text::oneLine).toList()).build();
    }

    /** As it waits for its next try; whatever state it comes to next, it waits no more. */
    TaskStatus until(@Nullable NextTry next) {
        return draft().nextTry(next).build();
    }

    /** As it waits for a file; whatever state it comes to next, it waits no more. */
    TaskStatus waitingFor(AwaitedFile awaited) {
        return draft().state(TaskState.PENDING).nextTry(null).file(awaited).build();
    }

    /** With all that its sessions used. */
    TaskStatus using(@Nullable Usage all) {
        return draft().used(all).build();
    }

    /** As it came to be at a moment, in epoch milliseconds. */
    TaskStatus seen(long now) {
        return draft().times(TaskTimes.of(times, state, now)).build();
    }

    /** With these paths in its scope. */
    TaskStatus widenedBy(List<String> paths) {
        return draft().widened(
                        paths.stream().limit(MOST_WIDENED).map(Text::oneLine).toList())
                .build();
    }

    /** What it weighs as it is sent but for its texts, names and numbers at their longest. */
    int weight() {
        int weight = FIELDS + SentText.bytes(id) + track.length();
        weight += commit == null ? 0 : COMMIT;
        weight += used == null ? 0 : USED;
        weight += times == null ? 0 : TIMES;
        weight += file == null ? 0 : file.weight();
        return nextTry == null ? weight : weight + NEXT_TRY;
    }

    /** What its texts weigh, one by one. */
    IntStream texts() {
        return Stream.of(
                        Stream.of(title),
                        Stream.ofNullable(reason),
                        Stream.ofNullable(nextTry).map(NextTry::why),
                        Stream.ofNullable(file).map(AwaitedFile::path),
                        widened.stream(),
                        doubts.stream())
                .flatMap(texts -> texts)
                .mapToInt(SentText::bytes);
    }

    /** With a number in the place of each list: all of them are in its record. */
    TaskStatus withoutLists() {
        return draft().widened(
                        widened.isEmpty() ? widened : List.of("… %d paths, in its task.json".formatted(widened.size())))
                .doubts(doubts.isEmpty() ? doubts : List.of("%d lines, in its task.json".formatted(doubts.size())))
                .build();
    }

    /** With no text of more than so many bytes. */
    TaskStatus within(int room) {
        return draft().title(SentText.within(title, room))
                .reason(reason == null ? null : SentText.within(reason, room))
                .nextTry(
                        nextTry == null
                                ? null
                                : new NextTry(nextTry.at(), SentText.within(nextTry.why(), room), nextTry.unstarted()))
                .file(file == null ? null : file.within(room))
                .build();
    }

    /** With what follows from its state and nothing else. */
    TaskStatus bare() {
        return draft().title("")
                .reason(null)
                .nextTry(null)
                .widened(List.of())
                .doubts(List.of())
                .used(null)
                .file(null)
                .build();
    }

    private TaskStatusDraft draft() {
        return new TaskStatusDraft(this);
    }
}
