package io.trackyard.attempt;

import io.trackyard.agent.Agent;
import io.trackyard.agent.AgentVerdict;
import io.trackyard.policy.SessionLimits;
import io.trackyard.session.Session;
import io.trackyard.session.SessionEnd;
import io.trackyard.verify.OutputTail;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the end of a session means: by the agent's own protocol where it came to an end of its own. */
public final class SessionVerdict {
    private static final int SAID_BYTES = 8 * 1024;

    /** As shells tell of SIGTERM. */
    private static final int ENDED_BY_US = 143;

    private SessionVerdict() {}

    /**
     * @param limits what bounded the session
     * @param now what times that the agent named count from
     */
    public static AgentVerdict of(Agent agent, Session session, SessionEnd end, SessionLimits limits, Instant now) {
        if (end instanceof SessionEnd.Exited exited) {
            return agent.verdict(ending(exited.code(), agent, session), now);
        }
        if (end instanceof SessionEnd.EndedByUs ended) {
            return switch (ended.reason()) {
                case TIMEOUT ->
                    new AgentVerdict.TimedOut("its session took longer than %d s".formatted(limits.seconds()));
                case STALLED ->
                    agent.silence(
                            ending(ENDED_BY_US, agent, session),
                            "stalled: nothing from it for " + words(limits.stalledSeconds()),
                            now);
                case NOISY -> new AgentVerdict.Failed("it printed more than limits.sessionOutput lets a session");
                case ASKING, BUDGET, CANCELLED, PAUSED, ORPHANED ->
                    new AgentVerdict.Ended("its session was ended: " + ended.reason());
            };
        }
        if (end instanceof SessionEnd.NeverStarted never) {
            return new AgentVerdict.Lost("no agent ran: " + never.why());
        }
        return new AgentVerdict.Lost("its session vanished and left no result");
    }

    private static Agent.Ending ending(int exit, Agent agent, Session session) {
        return new Agent.Ending(exit, session.output().file(), lastWords(agent, session));
    }

    private static String words(int seconds) {
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    /** Why a session used an attempt up; empty where it did not. */
    public static Optional<String> attempt(AgentVerdict verdict) {
        boolean isAttempt = verdict instanceof AgentVerdict.Failed
                || verdict instanceof AgentVerdict.TimedOut
                || verdict instanceof AgentVerdict.Outgrown
                || verdict instanceof AgentVerdict.Stalled;
        return isAttempt ? Optional.of(verdict.reason()) : Optional.empty();
    }

    /** Of both outputs: agents say why they give up on either. */
    public static List<String> lastWords(Agent agent, Session session) {
        Path output = session.output().file();
        Stream<String> said =
                agent.speaksProtocol() ? agent.answer(output, SAID_BYTES).lines() : OutputTail.of(output).stream();
        return Stream.concat(said, OutputTail.of(session.errors().file()).stream())
                .toList();
    }
}
