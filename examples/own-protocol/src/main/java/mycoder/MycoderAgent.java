package mycoder;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackyard.agent.Agent;
import io.trackyard.agent.AgentVerdict;
import io.trackyard.agent.EndRow;
import io.trackyard.agent.JsonLines;
import io.trackyard.agent.OutputEnd;
import io.trackyard.policy.Usage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An agent that does not exist, with a protocol of its own: an object on each line, the last of which says how it ended. */
public final class MycoderAgent implements Agent {
    private static final int FIRST_SIGNAL = 129;

    /** What its ends mean. The first row that fits counts. */
    static final List<EndRow<End>> ENDS = List.of(
            new EndRow<>(
                    "crash: a signal",
                    end -> end.isUnsaid() && end.exit() >= FIRST_SIGNAL,
                    end -> new AgentVerdict.Crashed(
                            "the agent was ended by signal %d".formatted(end.exit() - FIRST_SIGNAL + 1))),
            new EndRow<>(
                    "crash: no last event",
                    End::isUnsaid,
                    end -> new AgentVerdict.Crashed(
                            "the agent's output ended without its last event (exit %d)".formatted(end.exit()))),
            new EndRow<>("clean end", end -> end.said("end").equals("done"), end -> new AgentVerdict.Succeeded()),
            new EndRow<>(
                    "anything else",
                    end -> true,
                    end -> new AgentVerdict.Failed("the agent gave up: " + end.said("says"))));

    /** How a session ended, with all that it printed. */
    record End(int exit, List<JsonNode> events) {
        static End of(int exit, Path output) {
            List<JsonNode> events = new ArrayList<>();
            JsonLines.read(output, events::add);
            return new End(exit, events);
        }

        boolean isUnsaid() {
            return said("end").isEmpty();
        }

        /** What the last event with that field says in it. */
        String said(String field) {
            return events.stream()
                    .filter(event -> event.has(field))
                    .reduce((earlier, later) -> later)
                    .map(event -> event.get(field).asText())
                    .orElse("");
        }
    }

    @Override
    public String account() {
        return "mycoder";
    }

    @Override
    public List<String> variables() {
        return List.of();
    }

    @Override
    public Start start(Order order) {
        Stream<String> conversation = order.conversation().stream().flatMap(id -> Stream.of("--resume", id));
        return new Start(
                Stream.concat(Stream.of("mycoder", "--json"), conversation).toList(), order.environment());
    }

    @Override
    public AgentVerdict verdict(Ending ending, Instant now) {
        End end = End.of(ending.exit(), ending.output());
        return EndRow.find(ENDS, end).means().apply(end);
    }

    @Override
    public Optional<String> conversation(Path output) {
        return Optional.of(End.of(0, output).said("conversation")).filter(id -> !id.isEmpty());
    }

    @Override
    public Optional<Usage> used(Path output) {
        return Optional.empty();
    }

    @Override
    public String answer(Path output, int mostBytes) {
        return OutputEnd.of(End.of(0, output).said("says"), mostBytes);
    }

    @Override
    public boolean speaksProtocol() {
        return true;
    }
}
