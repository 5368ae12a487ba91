package io.trackyard.display;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trackyard.connection.RunSnapshot;
import io.trackyard.plan.LayoutRules.UnknownScope;
import io.trackyard.plan.Plan;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.run.RunState;
import io.trackyard.run.TaskState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    void aStatusThatWaitsOrHasEndedKeepsToItsSchema() {
        Instant until = Instant.parse("2026-11-20T14:30:00.500Z");

        DocumentSchema.of("status").accepts(StatusJson.of(Pictures.waiting(Pictures.running(), "quota", until)));
        DocumentSchema.of("status").accepts(StatusJson.of(Pictures.ended()));
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
    void theSchemasRefuseWhatIsNoSuchDocument() {
        DocumentSchema.of("plan").refuses("{\"version\": 1}");
        DocumentSchema.of("status").refuses(StatusJson.of(Pictures.running()).replace("\"running\"", "\"flying\""));
        DocumentSchema.of("error").refuses(ErrorJson.of(PROBLEM).replace("\"version\" : 1", "\"version\" : 2"));
    }
}
