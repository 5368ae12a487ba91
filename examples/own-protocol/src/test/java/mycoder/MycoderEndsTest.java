package mycoder;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.trackyard.agent.Agent;
import io.trackyard.agent.AgentVerdict;
import io.trackyard.agent.ClientContract;
import io.trackyard.agent.EndRow;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What its ends mean, and that it keeps what every adapter keeps. */
class MycoderEndsTest extends ClientContract {
    private static final Path STREAMS =
            Path.of(URI.create(MycoderEndsTest.class.getResource("/streams").toString()));

    MycoderEndsTest() {
        super(new MycoderAgent(), STREAMS, "{\"end");
    }

    @Override
    protected String row(Agent.Ending ending) {
        return EndRow.find(MycoderAgent.ENDS, MycoderAgent.End.of(ending.exit(), ending.output()))
                .name();
    }

    @Override
    protected Stream<Arguments> all() {
        return ends();
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                arguments("clean", "clean end", new AgentVerdict.Succeeded()),
                arguments("resumed", "clean end", new AgentVerdict.Succeeded()),
                arguments("gave-up", "anything else", new AgentVerdict.Failed("the agent gave up: There is no such file.")),
                arguments("killed", "crash: a signal", new AgentVerdict.Crashed("the agent was ended by signal 9")));
    }
}
