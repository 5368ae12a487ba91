package io.trackyard.attempt;

import io.trackyard.agent.AgentVerdict;
import io.trackyard.agent.CommandAgent;
import io.trackyard.session.EndReason;
import io.trackyard.session.Session;
import io.trackyard.session.SessionEnd;
import io.trackyard.verify.OutputTail;
import java.util.List;
import java.util.stream.Stream;

/** What the end of a session means: by the agent's own protocol where it came to an end of its own. */
public final class SessionVerdict {
    private SessionVerdict() {}

    /** {@code seconds}: how long the session was allowed to take. */
    public static AgentVerdict of(CommandAgent agent, Session session, SessionEnd end, int seconds) {
        if (end instanceof SessionEnd.Exited exited) {
            return agent.verdict(exited.code(), lastWords(session));
        }
        if (end instanceof SessionEnd.EndedByUs ended) {
            return ended.reason() == EndReason.TIMEOUT || ended.reason() == EndReason.SILENT
                    ? new AgentVerdict.Failed("its session took longer than %d s".formatted(seconds))
                    : new AgentVerdict.Broken("its session was ended: " + ended.reason());
        }
        if (end instanceof SessionEnd.NeverStarted never) {
            return new AgentVerdict.Broken("no agent ran: " + never.why());
        }
        return new AgentVerdict.Broken("its session vanished and left no result");
    }

    /** Of both outputs: agents say why they give up on either. */
    public static List<String> lastWords(Session session) {
        return Stream.of(session.output(), session.errors())
                .flatMap(output -> OutputTail.of(output.file()).stream())
                .toList();
    }
}
