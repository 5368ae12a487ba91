package io.trackyard.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.display.CalibrationJson;
import io.trackyard.display.JsonText;
import io.trackyard.git.BranchGain;
import io.trackyard.policy.FailedAttempt;
import io.trackyard.policy.Usage;
import io.trackyard.report.RunReport.Branch;
import io.trackyard.runfiles.CalibrationIssue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report as a document for programs: docs/schemas/report.schema.json, and of one task docs/schemas/review.schema.json. */
public final class ReportJson {
    private ReportJson() {}

    /** Times are in UTC, in the form of ISO 8601; durations in seconds. */
    private record Document(
            @JsonProperty("version") int version,
            @JsonProperty("run") String run,
            @JsonProperty("state") String state,
            @JsonProperty("source") String source,
            @JsonProperty("started") String started,
            @JsonProperty("until") String until,
            @JsonProperty("branch") BranchJson branch,
            @JsonProperty("length") LengthJson length,
            @JsonProperty("gate") GateJson gate,
            @JsonProperty("phases") List<PhaseJson> phases,
            @JsonProperty("commits") List<CommitJson> commits,
            @JsonProperty("used") @Nullable Usage used,
            @JsonProperty("held") List<HeldJson> held,
            @JsonProperty("warnings") List<String> warnings,
            @JsonProperty("page") String page) {}

    private record Review(
            @JsonProperty("version") int version,
            @JsonProperty("run") String run,
            @JsonProperty("task") TaskJson task) {}

    private record BranchJson(
            @JsonProperty("name") String name,
            @JsonProperty("base") String base,
            @JsonProperty("tip") @Nullable String tip,
            @JsonProperty("target") @Nullable String target,
            @JsonProperty("landed") boolean landed,
            @JsonProperty("size") @Nullable SizeJson size) {}

    private record SizeJson(
            @JsonProperty("files") int files,
            @JsonProperty("added") int added,
            @JsonProperty("removed") int removed) {
        static SizeJson of(BranchGain.Size size) {
            return new SizeJson(size.files(), size.added(), size.removed());
        }
    }

    private record LengthJson(
            @JsonProperty("taken") long taken,
            @JsonProperty("worked") long worked,
            @JsonProperty("chain") long chain,
            @JsonProperty("share") long share,
            @JsonProperty("lowerBound") long lowerBound,
            @JsonProperty("agents") int agents) {}

    private record GateJson(
            @JsonProperty("commands") List<String> commands,
            @JsonProperty("atMerge") boolean atMerge) {}

    private record PhaseJson(
            @JsonProperty("number") int number,
            @JsonProperty("label") @Nullable String label,
            @JsonProperty("tracks") List<TrackJson> tracks,
            @JsonProperty("calibration") @Nullable CalibrationJson calibration,
            @JsonProperty("rounds") List<RoundJson> rounds) {}

    private record TrackJson(
            @JsonProperty("name") String name,
            @JsonProperty("label") String label,
            @JsonProperty("tasks") List<TaskJson> tasks) {}

    private record RoundJson(
            @JsonProperty("round") int round,
            @JsonProperty("issues") List<CalibrationIssue> issues,
            @JsonProperty("lines") List<String> lines,
            @JsonProperty("unclear") @Nullable String unclear) {}

    private record TaskJson(
            @JsonProperty("id") String id,
            @JsonProperty("title") String title,
            @JsonProperty("state") String state,
            @JsonProperty("attempts") int attempts,
            @JsonProperty("used") @Nullable Usage used,
            @JsonProperty("reason") @Nullable String reason,
            @JsonProperty("sentBack") @Nullable String sentBack,
            @JsonProperty("needs") List<String> needs,
            @JsonProperty("unchecked") boolean unchecked,
            @JsonProperty("doubts") List<String> doubts,
            @JsonProperty("checks") List<CheckJson> checks,
            @JsonProperty("sessions") List<SessionJson> sessions,
            @JsonProperty("failures") List<FailureJson> failures,
            @JsonProperty("integrated") @Nullable IntegratedJson integrated,
            @JsonProperty("kept") @Nullable KeptJson kept) {}

    private record CheckJson(
            @JsonProperty("command") String command,
            @JsonProperty("result") String result) {}

    private record SessionJson(
            @JsonProperty("session") int session,
            @JsonProperty("attempt") int attempt,
            @JsonProperty("started") String started,
            @JsonProperty("until") String until,
            @JsonProperty("result") String result,
            @JsonProperty("exit") @Nullable Integer exit,
            @JsonProperty("why") @Nullable String why) {}

    private record FailureJson(
            @JsonProperty("attempt") int attempt,
            @JsonProperty("type") String type,
            @JsonProperty("step") @Nullable String step,
            @JsonProperty("message") String message,
            @JsonProperty("log") String log) {
        static FailureJson of(FailedAttempt failure) {
            return new FailureJson(
                    failure.attempt(), failure.type().word(), failure.step(), failure.message(), failure.log());
        }
    }

    private record IntegratedJson(
            @JsonProperty("commit") String commit,
            @JsonProperty("at") String at,
            @JsonProperty("size") SizeJson size) {}

    private record KeptJson(
            @JsonProperty("ref") String ref,
            @JsonProperty("commit") String commit,
            @JsonProperty("base") String base) {}

    private record CommitJson(
            @JsonProperty("commit") String commit,
            @JsonProperty("at") String at,
            @JsonProperty("subject") String subject,
            @JsonProperty("task") @Nullable String task,
            @JsonProperty("size") SizeJson size) {}

    private record HeldJson(
            @JsonProperty("id") String id,
            @JsonProperty("title") String title,
            @JsonProperty("reason") String reason) {}

    /** The document of a run. */
    public static String of(RunReport run) {
        return JsonText.of(new Document(
                JsonText.VERSION,
                run.run(),
                run.state().word(),
                run.source(),
                run.started().toString(),
                run.until().toString(),
                branch(run.branch()),
                length(run.length()),
                new GateJson(run.gate(), run.gateAtMerge()),
                run.phases().stream().map(ReportJson::phase).toList(),
                run.commits().stream()
                        .map(commit -> new CommitJson(
                                commit.id(),
                                commit.at().toString(),
                                commit.subject(),
                                commit.task().orElse(null),
                                SizeJson.of(commit.size())))
                        .toList(),
                run.used().orElse(null),
                run.held().stream()
                        .map(task -> new HeldJson(task.id().text(), task.title(), task.reason()))
                        .toList(),
                run.warnings(),
                run.page()));
    }

    /** The document of one of its tasks. */
    public static String of(RunReport run, TaskReport task) {
        return JsonText.of(new Review(JsonText.VERSION, run.run(), task(task)));
    }

    private static BranchJson branch(Branch branch) {
        return new BranchJson(
                branch.name(),
                branch.base(),
                branch.tip().orElse(null),
                branch.target().orElse(null),
                branch.landed(),
                branch.size().map(SizeJson::of).orElse(null));
    }

    private static LengthJson length(RunLength length) {
        return new LengthJson(
                length.taken().toSeconds(),
                length.worked().toSeconds(),
                length.chain().toSeconds(),
                length.share().toSeconds(),
                length.lowerBound().toSeconds(),
                length.agents());
    }

    private static PhaseJson phase(PhaseReport phase) {
        return new PhaseJson(
                phase.number(),
                phase.label().orElse(null),
                phase.tracks().stream()
                        .map(track -> new TrackJson(
                                track.name(),
                                track.label(),
                                track.tasks().stream().map(ReportJson::task).toList()))
                        .toList(),
                phase.calibration().map(CalibrationJson::of).orElse(null),
                phase.rounds().stream()
                        .map(round -> new RoundJson(
                                round.number(),
                                round.issues(),
                                round.lines(),
                                round.unclear().orElse(null)))
                        .toList());
    }

    private static TaskJson task(TaskReport task) {
        return new TaskJson(
                task.id(),
                task.title(),
                task.state().word(),
                task.attempts(),
                task.used().orElse(null),
                task.reason().orElse(null),
                task.sentBack().orElse(null),
                task.needs(),
                task.isUnchecked(),
                task.doubts(),
                task.checks().stream()
                        .map(check ->
                                new CheckJson(check.command(), check.result().word()))
                        .toList(),
                task.sessions().stream()
                        .map(session -> new SessionJson(
                                session.number(),
                                session.attempt(),
                                session.started().toString(),
                                session.until().toString(),
                                session.result().word(),
                                session.exit().orElse(null),
                                session.why().orElse(null)))
                        .toList(),
                task.failures().stream().map(FailureJson::of).toList(),
                task.integrated()
                        .map(done -> new IntegratedJson(done.commit(), done.at().toString(), SizeJson.of(done.size())))
                        .orElse(null),
                task.kept()
                        .map(kept -> new KeptJson(kept.ref(), kept.commit(), kept.base()))
                        .orElse(null));
    }
}
