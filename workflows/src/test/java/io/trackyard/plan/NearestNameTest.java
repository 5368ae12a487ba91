package io.trackyard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {

    @Test
    void findsTheNameThatDiffersByASlipOfTheFingers() {
        List<String> known = List.of("title", "prompt", "priority", "timeout");

        assertThat(NearestName.to("promt", known)).contains("prompt");
        assertThat(NearestName.to("tilte", known)).contains("title");
        assertThat(NearestName.to("prioritty", known)).contains("priority");
    }

    @Test
    void prefersTheNearestAndThenTheFirst() {
        assertThat(NearestName.to("db-see", List.of("db-tree", "db-seed", "db-seen")))
                .contains("db-seed");
    }

    @Test
    void findsNothingInWordsThatAreFarAway() {
        assertThat(NearestName.to("deploy", List.of("title", "prompt"))).isEmpty();
        assertThat(NearestName.to("x", List.of())).isEmpty();
    }

    @Test
    void asksWhetherTheNearestWasMeant() {
        assertThat(NearestName.question("promt", List.of("title", "prompt"))).contains("did you mean \"prompt\"?");
        assertThat(NearestName.question("deploy", List.of("title"))).isEmpty();
    }

    @Test
    void listsAllNamesWithTheNearestFirst() {
        assertThat(NearestName.first("api-modle", List.of("db", "ui", "api-model", "api")))
                .containsExactly("api-model", "api", "db", "ui");
    }
}
