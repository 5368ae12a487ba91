package io.trackyard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.client.ActivityCompletionClient;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityCompletionFailureException;
import io.temporal.client.ActivityNotExistsException;
import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.FailureTypes;
import io.trackyard.process.ProcessIdentity;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakeoverTest {
    private static final ProcessIdentity SELF = ProcessIdentity.ofThisProcess();
    private static final ProcessIdentity DEAD =
            new ProcessIdentity(SELF.pid(), "1", SELF.bootId(), SELF.pidNamespace());

    @TempDir
    private Path directory;

    private Claims claims;

    @BeforeEach
    void open() {
        claims = new Claims(directory);
    }

    @Test
    void failsWhatDeadWorkersHadInHandSoThatItIsGivenOutAgain() {
        claim(DEAD, "first");
        claim(SELF, "mine");
        Server server = new Server(token -> null);

        assertThat(new Takeover(claims, server.client()).takeOver()).isEqualTo(1);
        assertThat(new Takeover(claims, server.client()).takeOver()).isZero();

        assertThat(server.failed).containsExactly("first " + FailureTypes.HANDED_OVER);
    }

    @Test
    void withdrawsAClaimWhoseAttemptIsKnownNoMore() {
        claim(DEAD, "gone");

        Server server = new Server(token -> new ActivityNotExistsException(new IllegalStateException("unknown")));

        assertThat(new Takeover(claims, server.client()).takeOver()).isZero();

        assertThat(claims.orphaned()).isEmpty();
    }

    @Test
    void keepsAClaimThatTheServerCouldNotBeToldOf() {
        claim(DEAD, "first");
        claim(DEAD, "second");
        Server away = new Server(token -> new ActivityCompletionFailureException(new IllegalStateException("away")));

        assertThat(new Takeover(claims, away.client()).takeOver()).isZero();

        assertThat(claims.orphaned()).hasSize(2);
    }

    private void claim(ProcessIdentity owner, String token) {
        String encoded = Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8));
        claims.put(new Claim(owner, encoded, "carryOutTask", "trackyard/shop/calm-otter"));
    }

    /** A server that takes failures by token, or answers with an exception; it is asked for nothing else. */
    private static final class Server implements InvocationHandler {
        private final Function<byte[], @Nullable ActivityCompletionException> answer;
        private final List<String> failed = new ArrayList<>();

        Server(Function<byte[], @Nullable ActivityCompletionException> answer) {
            this.answer = answer;
        }

        ActivityCompletionClient client() {
            return (ActivityCompletionClient) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {ActivityCompletionClient.class}, this);
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) {
            if (!method.getName().equals("completeExceptionally") || !(arguments[0] instanceof byte[] token)) {
                throw new UnsupportedOperationException(method.toString());
            }
            ActivityCompletionException refusal = answer.apply(token);
            if (refusal != null) {
                throw refusal;
            }
            failed.add(new String(token, StandardCharsets.UTF_8) + " " + ((ApplicationFailure) arguments[1]).getType());
            return null;
        }
    }
}
