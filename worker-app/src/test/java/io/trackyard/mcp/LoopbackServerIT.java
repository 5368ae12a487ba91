package io.trackyard.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.activity.HeldFile;
import io.trackyard.plan.Question;
import io.trackyard.policy.RunPolicy.OutsideScope;
import io.trackyard.reservation.WaitFile;
import io.trackyard.testing.RunDraft;
import io.trackyard.voice.AgentMail;
import io.trackyard.voice.SessionQuestion;
import io.trackyard.voice.SessionReport;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is heard, by whom, and for how long; the session is a real process. */
class LoopbackServerIT {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private SpeakingSession session;
    private LoopbackServer server;

    @BeforeEach
    void begin() throws Exception {
        session = SpeakingSession.in(directory);
        server = worker();
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        session.close();
    }

    @Test
    void offersItsToolsToOneThatIntroducesItself() throws Exception {
        Caller caller = caller();

        JsonNode introduced = caller.call(
                "initialize",
                "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"x\",\"version\":\"1\"}}");
        JsonNode tools = caller.call("tools/list", "{}").at("/result/tools");

        assertThat(introduced.at("/result/protocolVersion").asText()).isEqualTo("2025-11-25");
        assertThat(introduced.at("/result/serverInfo/name").asText()).isEqualTo("trackyard");
        assertThat(tools)
                .extracting(tool -> tool.path("name").asText())
                .containsExactlyElementsOf(Tools.ALL.stream().map(Tool::name).toList());
        assertThat(tools)
                .allSatisfy(tool ->
                        assertThat(tool.at("/inputSchema/additionalProperties")).hasToString("false"));
    }

    @Test
    void tellsASessionWhatItsTaskIs() throws Exception {
        JsonNode context = context(caller());

        assertThat(context.path("task").asText()).isEqualTo("T1");
        assertThat(context.path("title").asText()).isEqualTo("Do T1");
        assertThat(context.path("scope")).hasToString("[\"a.txt\"]");
        assertThat(context.path("enforced").asBoolean()).isTrue();
        assertThat(context.path("verify")).hasToString("[\"test -s a.txt\",\"true\"]");
        assertThat(context.path("attempt").asInt()).isEqualTo(1);
        assertThat(context.path("attempts").asInt()).isEqualTo(3);
    }

    @Test
    void keepsWhatASessionReportsInOneLineThatATerminalCanShow() throws Exception {
        String answer = caller().text("report_progress", "{\"text\":\"half\\n of it\\u001b[31m is  there\"}");

        assertThat(answer).isEqualTo("It is shown.");
        assertThat(new SessionReport(session.directory()).read()).contains("half of it [31m is there");
    }

    @Test
    void tellsASessionWhatOthersWorkOnAndReport() throws Exception {
        try (SpeakingSession neighbour = session.neighbour()) {
            callerOf(neighbour).tool("report_progress", "{\"text\":\"reading b\"}");

            JsonNode others = context(caller()).path("others");

            assertThat(others).hasSize(1);
            assertThat(others.path(0).path("task").asText()).isEqualTo("T2");
            assertThat(others.path(0).path("scope")).hasToString("[\"b.txt\"]");
            assertThat(others.path(0).path("report").asText()).isEqualTo("reading b");
        }
        // a supervisor outlives its agent by a moment
        await().atMost(LIMIT).until(() -> context(caller()).path("others").isEmpty());
    }

    @Test
    void carriesMailFromOneSessionToAnotherUntilThatHasAcknowledgedIt() throws Exception {
        try (SpeakingSession neighbour = session.neighbour()) {
            Caller reader = callerOf(neighbour);
            String to = context(reader).path("agent").asText();
            String from = context(caller()).path("agent").asText();

            String sent = caller().text(
                            "send_message",
                            "{\"to\":\"%s\",\"subject\":\"a\\nname\",\"body\":\"x is\\nnow y\",\"importance\":\"high\"}"
                                    .formatted(to));

            assertThat(sent).isEqualTo("It is sent, as message 1.");
            assertThat(context(reader).path("unread").asInt()).isEqualTo(1);
            JsonNode message = inbox(reader).path(0);
            assertThat(message.path("number").asInt()).isEqualTo(1);
            assertThat(message.path("from").asText()).isEqualTo(from);
            assertThat(message.path("subject").asText()).isEqualTo("a name");
            assertThat(message.path("body").asText()).isEqualTo("x is\nnow y");
            assertThat(message.path("importance").asText()).isEqualTo("high");
            assertThat(message.path("thread").asText()).isEqualTo("T1");
            assertThat(inbox(caller())).isEmpty();

            assertThat(reader.text("acknowledge", "{\"number\":1}")).isEqualTo("It is acknowledged.");
            assertThat(reader.text("acknowledge", "{\"number\":\"1\"}")).isEqualTo("It is acknowledged.");
            assertThat(inbox(reader)).isEmpty();
            assertThat(new AgentMail(session.files()).all()).hasSize(1);
        }
    }

    @Test
    void sendsNothingToSomebodyWhomNobodyKnowsAndTakesNoAcknowledgementOfOthersMail() throws Exception {
        Caller caller = caller();

        JsonNode nobody = caller.tool("send_message", "{\"to\":\"Cordinator\",\"subject\":\"s\",\"body\":\"b\"}");
        caller.tool("send_message", "{\"to\":\"coordinator\",\"subject\":\"s\",\"body\":\"b\"}");
        JsonNode others = caller.tool("acknowledge", "{\"number\":1}");
        JsonNode urgent = caller.tool(
                "send_message", "{\"to\":\"Coordinator\",\"subject\":\"s\",\"body\":\"b\",\"importance\":\"asap\"}");

        assertThat(nobody.path("isError").asBoolean()).isTrue();
        assertThat(nobody.at("/content/0/text").asText())
                .startsWith("nobody is called 'Cordinator' (did you mean 'Coordinator'?)");
        assertThat(others.at("/content/0/text").asText())
                .isEqualTo("no message 1 was sent to you: fetch_inbox tells the numbers");
        assertThat(urgent.at("/content/0/text").asText()).isEqualTo("'importance' is one of normal, high, urgent");
        assertThat(new AgentMail(session.files()).all())
                .extracting(kept -> kept.message().to())
                .containsExactly("Coordinator");
    }

    @Test
    void putsAQuestionToAPersonOnce() throws Exception {
        Caller caller = caller();

        String asked = caller.text("ask_human", "{\"question\":\"Which?\",\"choices\":[\"a\",\"b\",\"a\"]}");
        JsonNode again = caller.tool("ask_human", "{\"question\":\"And?\"}");

        assertThat(asked).startsWith("The person is asked. End your turn now");
        assertThat(again.path("isError").asBoolean()).isTrue();
        assertThat(new SessionQuestion(session.directory()).read())
                .contains(new Question(Question.Kind.DECISION, "Which?", List.of("a", "b")));
    }

    @Test
    void reservesForOneSessionWhatNoOtherHoldsUntilItEndsOrTheTimeIsOver() throws Exception {
        try (SpeakingSession neighbour = session.neighbour()) {
            Caller other = callerOf(neighbour);

            assertThat(other.text("reserve_files", "{\"paths\":[\"b.txt\"],\"minutes\":5}"))
                    .isEqualTo("[\"b.txt\"]");
            assertThat(caller().text("reserve_files", "{\"paths\":[\"a.txt\",\"b.txt\"]}"))
                    .startsWith("'b.txt' lies outside the scope of your task");
            assertThat(context(caller()).at("/others/0/reserved")).hasToString("[\"b.txt\"]");
            assertThat(other.text("release_files", "{}")).isEqualTo("[]");
            assertThat(other.tool("reserve_files", "{\"paths\":[\"../x\"]}")
                            .path("isError")
                            .asBoolean())
                    .isTrue();
            assertThat(other.tool("reserve_files", "{\"paths\":[\"b.txt\"],\"minutes\":1000}")
                            .path("isError")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void letsASessionWaitForWhatAnotherHasOnceAndForNoneThatWaitsItself() throws Exception {
        startAnew(new RunDraft().outsideScope(OutsideScope.WIDEN));
        try (SpeakingSession neighbour = session.neighbour()) {
            Caller other = callerOf(neighbour);

            String waits = caller().text("reserve_files", "{\"paths\":[\"shared\",\"b.txt\"],\"wait\":true}");
            JsonNode again = caller().tool("reserve_files", "{\"paths\":[\"shared\"]}");
            JsonNode asks = caller().tool("ask_human", "{\"question\":\"And?\"}");
            JsonNode back = other.tool("reserve_files", "{\"paths\":[\"a.txt\"],\"wait\":true}");

            assertThat(waits).startsWith("Your task waits for it. End your turn now");
            assertThat(new WaitFile(session.directory()).read()).hasValueSatisfying(awaited -> {
                assertThat(awaited.held()).isEqualTo(new HeldFile("b.txt", 2, "T2", 0, 600, false));
                assertThat(awaited.paths()).hasSize(2);
            });
            assertThat(List.of(again, asks))
                    .extracting(answer -> answer.at("/content/0/text").asText())
                    .containsOnly("you wait for a file: end your turn now, your task goes on with the next one");
            assertThat(back.at("/content/0/text").asText())
                    .startsWith("'a.txt' is held by")
                    .endsWith("which waits for a file itself and is about to end: ask again in half a minute");
            assertThat(new WaitFile(neighbour.directory()).isWaiting()).isFalse();
            assertThat(other.text("reserve_files", "{\"paths\":[\"shared\"],\"wait\":\"true\"}"))
                    .isEqualTo("[\"shared\"]");
        }
    }

    @Test
    void letsNoSessionWaitWhereNothingIsWaitedFor() throws Exception {
        startAnew(new RunDraft().outsideScope(OutsideScope.WIDEN).waitingForFiles(0));
        try (SpeakingSession neighbour = session.neighbour()) {
            JsonNode refused = caller().tool("reserve_files", "{\"paths\":[\"b.txt\"],\"wait\":true}");

            assertThat(refused.at("/content/0/text").asText())
                    .startsWith("'b.txt' is held by")
                    .contains("nothing waits for a file in this run");
            assertThat(new WaitFile(session.directory()).isWaiting()).isFalse();
            assertThat(callerOf(neighbour).text("reserve_files", "{\"paths\":[\"c\"],\"wait\":true}"))
                    .isEqualTo("[\"c\"]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"text\":\" \"}", "{\"text\":7}"})
    void tellsAnAgentWhatIsWrongWithItsCall(String arguments) throws Exception {
        JsonNode answer = caller().tool("report_progress", arguments);

        assertThat(answer.path("isError").asBoolean()).isTrue();
        assertThat(answer.at("/content/0/text").asText()).isEqualTo("'text' is missing: give it a text");
        assertThat(new SessionReport(session.directory()).read()).isEmpty();
    }

    @Test
    void answersACallThatItDoesNotKnowWithAnErrorOfTheProtocol() throws Exception {
        assertThat(caller().call("server/discover", "{}")
                        .path("error")
                        .path("code")
                        .asInt())
                .isEqualTo(-32601);
        assertThat(caller().call("tools/call", "{\"name\":\"rm\",\"arguments\":{}}")
                        .has("error"))
                .isTrue();
    }

    @Test
    void readsNothingOfOneThatShowsNoTokenOfALiveSession() throws Exception {
        String token = session.token();
        String address = server.address().orElseThrow();
        String otherSecret = token.substring(0, token.length() - 4) + "AAAA";

        for (String shown : new String[] {"x", "", "..", token + ".x", otherSecret, token.substring(5)}) {
            assertThat(new Caller(address, shown).post(PING).statusCode()).isEqualTo(401);
        }
        assertThat(new Caller(address, token).post(PING).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesTheTokenOfASessionThatHasEndedAlsoBeforeThatIsBooked() throws Exception {
        Caller caller = caller();

        session.ends();

        assertThat(caller.post(PING).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesTheTokenOfASessionThatAnotherOfItsTaskHasFollowed() throws Exception {
        Caller before = caller();

        session.isFollowed();

        assertThat(before.post(PING).statusCode()).isEqualTo(401);
        assertThat(caller().post(PING).statusCode()).isEqualTo(200);
    }

    @Test
    void hearsASessionThatAnotherWorkerStartedAtTheAddressThatItKnows() throws Exception {
        Caller caller = caller();
        server.close();
        assertThatThrownBy(() -> caller.post(PING)).isInstanceOf(ConnectException.class);

        server = worker();
        server.address();

        assertThat(caller.post(PING).statusCode()).isEqualTo(200);
    }

    @Test
    void takesAnotherPortWhereItsOwnWasTakenMeanwhileAndKeepsThat() throws Exception {
        int first = port();
        server.close();
        int second;
        try (ServerSocket taken = new ServerSocket(first, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(taken.getLocalPort()).isEqualTo(first);
            server = worker();
            second = port();
            server.close();
        }
        server = worker();

        assertThat(second).isNotEqualTo(first);
        assertThat(port()).isEqualTo(second);
        assertThat(caller().post(PING).statusCode()).isEqualTo(200);
    }

    @Test
    void listensOnLoopbackAloneAndOnlyOnceItIsAsked() throws Exception {
        assertThat(directory.resolve("voice.port")).doesNotExist();

        assertThat(server.address().orElseThrow()).startsWith("http://127.0.0.1:");
        assertThat(server.address()).isEqualTo(server.address());
        assertThat(Files.readString(directory.resolve("voice.port"))).isEqualTo(Integer.toString(port()));
    }

    @Test
    void refusesWhatNoClientOfASessionSends() throws Exception {
        Caller caller = caller();

        assertThat(caller.post(PING, "Origin", "http://127.0.0.1").statusCode()).isEqualTo(403);
        assertThat(caller.post("no json").statusCode()).isEqualTo(400);
        assertThat(caller.post("\"" + "x".repeat(70_000) + "\"").statusCode()).isEqualTo(413);
        assertThat(caller.statusOf("GET")).isEqualTo(405);
        assertThat(caller.statusOf("DELETE")).isEqualTo(405);
        assertThat(caller.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}")
                        .statusCode())
                .isEqualTo(202);
    }

    private void startAnew(RunDraft draft) throws Exception {
        close();
        session = SpeakingSession.in(Files.createDirectory(directory.resolve("anew")), draft);
        server = worker();
    }

    private LoopbackServer worker() {
        return new LoopbackServer(directory.resolve("voice.port"), session.office());
    }

    private Caller caller() {
        return callerOf(session);
    }

    private Caller callerOf(SpeakingSession speaker) {
        return new Caller(server.address().orElseThrow(), speaker.token());
    }

    private static JsonNode context(Caller caller) throws IOException, InterruptedException {
        return new ObjectMapper().readTree(caller.text("task_context", "{}"));
    }

    private static JsonNode inbox(Caller caller) throws IOException, InterruptedException {
        return new ObjectMapper().readTree(caller.text("fetch_inbox", "{}")).path("messages");
    }

    private int port() throws IOException {
        return URI.create(server.address().orElseThrow()).getPort();
    }
}
