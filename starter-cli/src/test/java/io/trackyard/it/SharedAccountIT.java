package io.trackyard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackyard.testing.CommandResultAssert;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.Waiting;
import io.trackyard.testing.YardTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hosts of one server whose agents have one account. */
@YardTest
class SharedAccountIT {
    @TempDir
    Path notes;

    @Test
    void isLeftAloneByBothOnceOneHasMetItsQuota(TestYard yard) throws Exception {
        begin(yard, "echo retry-after: 600; exit 75");
        Waiting.until("the run to wait for the quota", () -> isWaitingForQuota(yard));
        TestYard other = yard.onAnotherHost();

        begin(other, "touch %s; echo done >t1.txt".formatted(notes.resolve("started")));

        Waiting.until("the other host's run to wait for it too", () -> isWaitingForQuota(other));
        assertThat(notes.resolve("started")).as("no session for nothing").doesNotExist();
        JsonNode known = other.document("agents").path("pauses");
        assertThat(known.findValuesAsText("account")).containsExactly("team");

        other.trackyard("cancel").succeeds();
        other.trackyard("agents", "resume", "team").succeeds();
        other.trackyard("run", "--yes", "--detach").succeeds();
        CommandResultAssert.assertThat(other.await()).exitsWith(0);
        assertThat(notes.resolve("started")).exists();
        assertThat(Files.exists(yard.state().resolve("accounts/team.until")))
                .as("it is the server that knows")
                .isFalse();
        yard.trackyard("cancel").succeeds();
    }

    private static void begin(TestYard host, String agent) throws Exception {
        host.withPlan("""
                agent: {command: "%s", account: team}
                tasks: [{id: t1, title: T1, scope: t1.txt, verify: test -s t1.txt}]
                """.formatted(agent));
        host.trackyard("run", "--yes", "--detach").succeeds();
    }

    private static boolean isWaitingForQuota(TestYard host) {
        JsonNode status = host.status();
        return status.path("waitingFor").asText().equals("quota");
    }
}
