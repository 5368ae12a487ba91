package io.trackyard.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    @Test
    void takesOutTheValuesOfVariablesThatAreSecretByTheirNames() {
        Secrets secrets = Secrets.of(Map.of(
                "DEPLOY_TOKEN", "abcdefgh",
                "db_password", "abcdefgh-and-more",
                "OPENAI_API_KEY", "plain words",
                "PATH", "/usr/local/bin",
                "AUTHOR", "Ada Lovelace",
                "MY_SECRET", "true"));

        assertThat(secrets.redact(
                        "a abcdefgh-and-more b abcdefgh c plain words d /usr/local/bin e Ada Lovelace f true"))
                .isEqualTo("a [redacted] b [redacted] c [redacted] d /usr/local/bin e Ada Lovelace f true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ghp_%s",
                "github_pat_%s",
                "glpat-%s",
                "sk-ant-%s",
                "npm_%s",
                "xoxb-%s",
                "https://user:%s@example.org/x"
            })
    void takesOutTokensThatAreKnownByTheirForm(String form) {
        String secret = "abcdefghijklmnopqrstuvwxyz0123456789";

        assertThat(Secrets.of(Map.of()).redact("it said " + form.formatted(secret) + " twice"))
                .contains("it said ", Secrets.REDACTED, " twice")
                .doesNotContain(secret);
    }

    @Test
    void takesOutAValueAsItStandsInJson() {
        assertThat(Secrets.of(Map.of("TOKEN", "with\"quote\\es")).redact("{\"a\": \"x with\\\"quote\\\\es y\"}"))
                .isEqualTo("{\"a\": \"x [redacted] y\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"url\":\"http://a\",\"mail\":\"b@c\"}",
                "4be21f97c0ffee00000000000000000000000000",
                "task-sk-1 is done",
                "https://example.org:8080/a@b",
                "ghp_short",
                "git@example.org:a/b.git"
            })
    void leavesAllElse(String text) {
        assertThat(Secrets.of(Map.of()).redact(text)).isEqualTo(text);
    }
}
