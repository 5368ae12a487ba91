package io.trackyard.display;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trackyard.connection.RunListing;
import io.trackyard.connection.RunSnapshot;
import io.trackyard.mail.Message;
import io.trackyard.plan.LayoutRules.UnknownScope;
import io.trackyard.plan.Plan;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.run.RunState;
import io.trackyard.run.TaskState;
import io.trackyard.server.ServerStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The documents for programs, against the schemas that are promised for them. */
class DocumentsTest {
    private static final Problem PROBLEM = Problem.of(Fault.USER, "unknown-need")
            .what("task \"api-auth\" needs \"api-modle\", which is no task")
            .task("api-auth")
            .at("trackyard.yaml", 14)
            .remedy("did you mean \"api-model\"?")
            .build();

    @Test
    void aPlanKeepsToItsSchema() {
        String document = PlanJson.of(Pictures.outline());

        DocumentSchema.of("plan").accepts(document);
        Golden.assertMatches("plan.json", document + "\n");
    }

    @Test
    void aPlanThatIsAgreedToInFullKeepsToItsSchema() {
        String document = PlanJson.of(Pictures.dispatched());

        DocumentSchema.of("plan").accepts(document);
        Golden.assertMatches("plan-dispatch.json", document + "\n");
    }

    @Test
    void anEmptyPlanKeepsToItsSchema() {
        PlanOutline outline = Pictures.outline(new Plan(List.of(), List.of(), List.of()), UnknownScope.OWN_TRACK);

        DocumentSchema.of("plan").accepts(PlanJson.of(outline));
    }

    @Test
    void aBadPlanIsTheSameDocumentWithProblemsOnly() {
        String document = PlanJson.ofFaults(List.of(PROBLEM));

        DocumentSchema.of("plan").accepts(document);
        Golden.assertMatches("plan-faults.json", document + "\n");
    }

    @Test
    void aStatusKeepsToItsSchema() {
        String document = StatusJson.of(Pictures.running());

        DocumentSchema.of("status").accepts(document);
        Golden.assertMatches("status.json", document + "\n");
    }

    @Test
    void mailKeepsToItsSchema() {
        List<Message> mail = SentMail.of(Pictures.doubting(List.of()), List.of(), Optional.empty());

        assertThat(mail).hasSizeGreaterThan(2);
        DocumentSchema.of("mail").accepts(MailJson.of("bright-heron", mail));
        DocumentSchema.of("mail").accepts(MailJson.of("bright-heron", List.of()));
    }

    @Test
    void aStatusThatWaitsOrHasEndedKeepsToItsSchema() {
        Instant until = Instant.parse("2026-11-20T14:30:00.500Z");

        DocumentSchema.of("status").accepts(StatusJson.of(Pictures.waiting(Pictures.running(), "quota", until)));
        DocumentSchema.of("status").accepts(StatusJson.of(Pictures.ended()));
        DocumentSchema.of("status").accepts(StatusJson.of(Pictures.doubting(List.of())));
        DocumentSchema.of("status").accepts(StatusJson.of(Pictures.unstarted()));
        DocumentSchema.of("status").accepts(StatusJson.of(Pictures.waitingForFiles(480)));
    }

    @ParameterizedTest
    @EnumSource
    void everyTaskStateIsInTheSchemaAndCounted(TaskState state) throws Exception {
        RunSnapshot snapshot =
                Pictures.run(RunState.RUNNING, 1, List.of(Pictures.status("a", 1, "A", state)), Map.of(), List.of());

        String document = StatusJson.of(snapshot);

        DocumentSchema.of("status").accepts(document);
        JsonNode counts = new JsonMapper().readTree(document).get("counts");
        assertThat(counts.get(state.word()).asInt()).isEqualTo(state == TaskState.HELD ? 2 : 1);
    }

    @ParameterizedTest
    @EnumSource
    void everyRunStateIsInTheSchema(RunState state) {
        DocumentSchema.of("status").accepts(StatusJson.of(Pictures.run(state, 0, List.of(), Map.of(), List.of())));
    }

    @Test
    void anErrorKeepsToItsSchema() {
        String document = ErrorJson.of(PROBLEM);

        DocumentSchema.of("error").accepts(document);
        Golden.assertMatches("error.json", document + "\n");
    }

    @Test
    void theSmallDocumentsKeepToTheirSchemas() {
        Instant begun = Instant.parse("2026-11-20T14:30:00Z");
        RunListing.Entry open = new RunListing.Entry("w/1", "one", "repo-1", RunState.RUNNING, begun, Optional.empty());
        RunListing.Entry over =
                new RunListing.Entry("w/2", "two", "repo-1", RunState.FAILED, begun, Optional.of(begun));

        DocumentSchema.of("list").accepts(ListJson.of(List.of()));
        DocumentSchema.of("list").accepts(ListJson.of(List.of(open, over)));
        DocumentSchema.of("version").accepts(VersionJson.of("0.1.0", "25.0.1"));
        DocumentSchema.of("worker").accepts(WorkerJson.serving("127.0.0.1:7233", "67df60ee", 41));
        DocumentSchema.of("worker").accepts(WorkerJson.stopped(true, Optional.of(41L)));
        DocumentSchema.of("worker").accepts(WorkerJson.stopped(false, Optional.empty()));
        DocumentSchema.of("prompt").accepts(PromptJson.of("a", "# A"));
        DocumentSchema.of("logs").accepts(LogsJson.of("one", "a", 2, 3, List.of("said", ""), List.of()));
        DocumentSchema.of("doctor")
                .accepts(CheckupJson.of(List.of(
                        new CheckupView.Finding(CheckupView.Verdict.OK, "git", "2.47.1", ""),
                        new CheckupView.Finding(CheckupView.Verdict.FAIL, "disk", "1 GB free", "make room"))));
        DocumentSchema.of("server").accepts(ServerJson.of(new ServerStatus(ServerStatus.Condition.STOPPED, null)));
    }

    @Test
    void backgroundTasksKeepToTheirSchema() {
        String document = BackgroundJson.of(BackgroundPictures.tasks());

        DocumentSchema.of("background").accepts(document);
        DocumentSchema.of("background").accepts(BackgroundJson.of(List.of()));
        Golden.assertMatches("background.json", document + "\n");
    }

    @Test
    void theOutputOfABackgroundTaskKeepsToItsSchema() {
        assertThat(BackgroundPictures.tasks())
                .allSatisfy(task -> DocumentSchema.of("output").accepts(OutputJson.of(task)));
    }

    @Test
    void keptWorkKeepsToItsSchema() {
        String document = SalvageJson.of(SalvagePictures.work(), null);

        DocumentSchema.of("salvage").accepts(document);
        DocumentSchema.of("salvage").accepts(SalvageJson.of(List.of(), "rescued"));
        Golden.assertMatches("salvage.json", document + "\n");
    }

    @Test
    void whatIsCleanedAwayKeepsToItsSchema() {
        String document = CleanJson.cleaned(SalvagePictures.cleaned());

        DocumentSchema.of("clean").accepts(document);
        DocumentSchema.of("clean").accepts(CleanJson.shown(List.of()));
        DocumentSchema.of("clean").accepts(CleanJson.bags("undone", List.of(SalvagePictures.bag())));
        Golden.assertMatches("clean.json", document + "\n");
    }

    @Test
    void profilesKeepToTheirSchema() {
        DocumentSchema.of("profile").accepts(ProfileJson.of(List.of(ProfileViewTest.PROFILE)));
    }

    @Test
    void theSchemasRefuseWhatIsNoSuchDocument() {
        DocumentSchema.of("plan").refuses("{\"version\": 1}");
        DocumentSchema.of("status").refuses(StatusJson.of(Pictures.running()).replace("\"running\"", "\"flying\""));
        DocumentSchema.of("error").refuses(ErrorJson.of(PROBLEM).replace("\"version\" : 1", "\"version\" : 2"));
    }
}
