package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.connection.RunSnapshot;
import io.trackyard.plan.HeldTask;
import io.trackyard.policy.Usage;
import io.trackyard.run.AwaitedFile;
import io.trackyard.run.NextTry;
import io.trackyard.run.OpenQuestion;
import io.trackyard.run.TaskState;
import io.trackyard.run.TaskStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a run stands, for programs: docs/schemas/status.schema.json. Held tasks are among its tasks. */
public final class StatusJson {
    private StatusJson() {}

    /** Times are in UTC, in the form of ISO 8601. */
    private record Document(
            @JsonProperty("version") int version,
            @JsonProperty("run") String run,
            @JsonProperty("state") String state,
            @JsonProperty("waitingFor") @Nullable String waitingFor,
            @JsonProperty("waitingUntil") @Nullable String waitingUntil,
            @JsonProperty("source") String source,
            @JsonProperty("branch") String branch,
            @JsonProperty("base") String base,
            @JsonProperty("target") @Nullable String target,
            @JsonProperty("started") String started,
            @JsonProperty("ended") @Nullable String ended,
            @JsonProperty("failure") @Nullable String failure,
            @JsonProperty("phase") int phase,
            @JsonProperty("phases") int phases,
            @JsonProperty("counts") Map<String, Integer> counts,
            @JsonProperty("tasks") List<TaskJson> tasks,
            @JsonProperty("questions") List<QuestionJson> questions,
            @JsonProperty("warnings") List<String> warnings,
            @JsonProperty("calibrations") List<CalibrationJson> calibrations,
            @JsonProperty("used") @Nullable Usage used,
            @JsonProperty("left") @Nullable LeftJson left,
            @JsonProperty("ending") @Nullable EndingJson ending,
            @JsonProperty("page") String page) {}

    /** What is left of what the plan allows the run to spend; a person may have allowed more since. */
    private record LeftJson(
            @JsonProperty("tokens") @Nullable Long tokens,
            @JsonProperty("microDollars") @Nullable Long microDollars) {

        static Optional<LeftJson> of(RunSnapshot snapshot) {
            Usage used = RunCounts.used(snapshot).orElse(new Usage(0, 0, 0L));
            long money = Objects.requireNonNullElse(used.microDollars(), 0L);
            return snapshot.budget()
                    .filter(budget -> budget.tokens() != null || budget.microDollars() != null)
                    .map(budget ->
                            new LeftJson(less(budget.tokens(), used.tokens()), less(budget.microDollars(), money)));
        }

        private static @Nullable Long less(@Nullable Long allowed, long used) {
            return allowed == null ? null : Long.valueOf(Math.max(0, allowed - used));
        }
    }

    private record TaskJson(
            @JsonProperty("id") String id,
            @JsonProperty("title") String title,
            @JsonProperty("phase") @Nullable Integer phase,
            @JsonProperty("track") @Nullable String track,
            @JsonProperty("state") String state,
            @JsonProperty("attempts") int attempts,
            @JsonProperty("doing") @Nullable String doing,
            @JsonProperty("commit") @Nullable String commit,
            @JsonProperty("checked") @Nullable Boolean checked,
            @JsonProperty("reason") @Nullable String reason,
            @JsonProperty("nextTry") @Nullable NextTryJson nextTry,
            @JsonProperty("waitsFor") @Nullable FileJson waitsFor,
            @JsonProperty("widened") @Nullable List<String> widened,
            @JsonProperty("doubts") @Nullable List<String> doubts,
            @JsonProperty("used") @Nullable Usage used) {

        static TaskJson of(TaskStatus task, RunSnapshot.@Nullable Doing doing) {
            return new TaskJson(
                    task.id(),
                    task.title(),
                    task.phase(),
                    task.track(),
                    task.state().word(),
                    task.attempts(),
                    doing == null ? null : doing.what(),
                    task.commit(),
                    task.checked(),
                    task.reason(),
                    NextTryJson.of(task.nextTry()),
                    FileJson.of(task.file()),
                    task.widened().isEmpty() ? null : task.widened(),
                    task.doubts().isEmpty() ? null : task.doubts(),
                    task.used());
        }

        static TaskJson of(HeldTask task) {
            String state = TaskState.HELD.word();
            return new TaskJson(
                    task.id().text(),
                    task.title(),
                    null,
                    null,
                    state,
                    0,
                    null,
                    null,
                    null,
                    task.reason(),
                    null,
                    null,
                    null,
                    null,
                    null);
        }
    }

    private record NextTryJson(
            @JsonProperty("at") String at,
            @JsonProperty("why") String why,
            @JsonProperty("unstarted") boolean unstarted) {

        static @Nullable NextTryJson of(@Nullable NextTry next) {
            return next == null
                    ? null
                    : new NextTryJson(Instant.ofEpochMilli(next.at()).toString(), next.why(), next.unstarted());
        }
    }

    private record FileJson(
            @JsonProperty("path") String path,
            @JsonProperty("track") String track,
            @JsonProperty("task") String task,
            @JsonProperty("until") @Nullable String until) {

        static @Nullable FileJson of(@Nullable AwaitedFile file) {
            return file == null
                    ? null
                    : new FileJson(
                            file.path(),
                            file.track(),
                            file.task(),
                            file.until() == 0
                                    ? null
                                    : Instant.ofEpochMilli(file.until()).toString());
        }
    }

    private record QuestionJson(
            @JsonProperty("id") String id,
            @JsonProperty("kind") String kind,
            @JsonProperty("task") @Nullable String task,
            @JsonProperty("text") String text,
            @JsonProperty("choices") List<String> choices,
            @JsonProperty("since") String since) {

        static QuestionJson of(OpenQuestion question) {
            return new QuestionJson(
                    question.id(),
                    question.kind(),
                    question.task(),
                    question.text(),
                    question.choices(),
                    Instant.ofEpochMilli(question.since()).toString());
        }
    }

    private record EndingJson(
            @JsonProperty("tip") String tip,
            @JsonProperty("landedOn") @Nullable String landedOn,
            @JsonProperty("refusal") @Nullable String refusal,
            @JsonProperty("landed") boolean landed,
            @JsonProperty("closing") @Nullable ClosingJson closing) {}

    private record ClosingJson(
            @JsonProperty("source") String source,
            @JsonProperty("when") String when) {

        static ClosingJson of(RunSnapshot.Closing closing) {
            return new ClosingJson(closing.source(), closing.whenLanded() ? "landed" : "integrated");
        }
    }

    /** The document as text. */
    public static String of(RunSnapshot snapshot) {
        List<TaskJson> tasks = Stream.concat(
                        snapshot.tasks().stream()
                                .map(task -> TaskJson.of(task, snapshot.doing().get(task.id()))),
                        snapshot.held().stream().map(TaskJson::of))
                .toList();
        return JsonText.of(new Document(
                JsonText.VERSION,
                snapshot.run(),
                snapshot.state().word(),
                snapshot.waitingFor().orElse(null),
                snapshot.waitingUntil().map(Instant::toString).orElse(null),
                snapshot.source(),
                snapshot.branch(),
                snapshot.base(),
                snapshot.target().orElse(null),
                snapshot.started().toString(),
                snapshot.ended().map(Instant::toString).orElse(null),
                snapshot.failure().orElse(null),
                snapshot.phase(),
                snapshot.phases(),
                counts(tasks),
                tasks,
                snapshot.questions().stream().map(QuestionJson::of).toList(),
                snapshot.warnings(),
                snapshot.calibrations().stream().map(CalibrationJson::of).toList(),
                RunCounts.used(snapshot).orElse(null),
                LeftJson.of(snapshot).orElse(null),
                snapshot.ending().map(StatusJson::ending).orElse(null),
                snapshot.page()));
    }

    /** Every state, also those that no task is in: a program can add them up without asking which are there. */
    private static Map<String, Integer> counts(List<TaskJson> tasks) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (TaskState state : TaskState.values()) {
            counts.put(state.word(), 0);
        }
        tasks.forEach(task -> counts.merge(task.state(), 1, Integer::sum));
        return counts;
    }

    private static EndingJson ending(RunSnapshot.Ending ending) {
        return new EndingJson(
                ending.tip(),
                ending.landedOn().orElse(null),
                ending.refusal().orElse(null),
                ending.landed(),
                ending.closing().map(ClosingJson::of).orElse(null));
    }
}
