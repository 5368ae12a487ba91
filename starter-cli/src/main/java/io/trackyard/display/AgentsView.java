package io.trackyard.display;

import io.trackyard.account.QuotaPauses.Pause;
import io.trackyard.problem.ShellWord;
import io.trackyard.trial.AgentTrial;
import io.trackyard.trial.InstalledAgent;
import java.util.ArrayList;
import java.util.List;

/** The agents of a machine, a line each, with what to know or to do below it. */
public final class AgentsView {
    private static final int NAMES = 10;
    private static final int VERSIONS = 12;
    private static final int SIGN_INS = 16;

    private AgentsView() {}

    /** {@code pauses}: the accounts whose quota was met, as it stands at a moment */
    public static List<Line> of(List<InstalledAgent> agents, List<Pause> pauses, Moment moment, int width) {
        List<Line> lines = new ArrayList<>();
        for (InstalledAgent agent : agents) {
            lines.add(agent.program().isPresent() ? there(agent).cut(width) : missing(agent));
            notes(agent)
                    .forEach(note ->
                            lines.addAll(Wrap.of(Line.of(" ".repeat(NAMES)).plus(Tone.WARN, note), width, NAMES)));
        }
        if (!agents.isEmpty()
                && agents.stream().allMatch(agent -> agent.program().isEmpty())) {
            String words = "none is here; any command will do: trackyard run --agent-command 'COMMAND'";
            lines.addAll(Wrap.of(Line.of(words), width, 0));
        }
        for (Pause pause : pauses) {
            String words =
                    "the account %s is left alone until %s, since a session met its quota; trackyard agents resume %s"
                            .formatted(pause.account(), moment.time(pause.until()), ShellWord.of(pause.account()));
            lines.addAll(Wrap.of(Line.of(Tone.WARN, words), width, NAMES));
        }
        return lines;
    }

    /** An account is left alone no more. */
    public static List<Line> resumed(String account) {
        return List.of(Line.of("sessions of the account %s may start again".formatted(account)));
    }

    private static Line missing(InstalledAgent agent) {
        return Line.of(Columns.fit(agent.agent().program(), NAMES)).plus(Tone.FAINT, "not on PATH");
    }

    private static Line there(InstalledAgent agent) {
        String name = agent.agent().program();
        String signedIn = switch (agent.signedIn()) {
            case YES -> "signed in";
            case NO -> "not signed in";
            case UNKNOWN -> "";
        };
        return Line.of(Tone.STRONG, Columns.fit(name, NAMES))
                .plus(Columns.fit(agent.version().orElse("?"), VERSIONS))
                .plus(Columns.fit(signedIn, SIGN_INS))
                .plus("agent: " + name);
    }

    private static List<String> notes(InstalledAgent agent) {
        if (agent.program().isEmpty()) {
            return List.of();
        }
        List<String> notes = new ArrayList<>();
        if (agent.signedIn() == InstalledAgent.SignedIn.NO) {
            notes.add("sign in: %s; or name the variable that does it under environment"
                    .formatted(agent.agent().signIn()));
        }
        String tested = agent.agent().tested();
        if (agent.isNewer()) {
            notes.add("newer than %s, which was tested; it is run in the same way".formatted(tested));
        }
        if (agent.isOlder()) {
            notes.add("older than %s, which was tested".formatted(tested));
        }
        return notes;
    }

    /** How a trial went. */
    public static List<Line> of(String name, AgentTrial.Outcome outcome, int width) {
        List<Line> lines = new ArrayList<>();
        String took = " (%.1f s)".formatted(outcome.took().toMillis() / 1000.0);
        Line first = outcome.failure()
                .map(reason ->
                        Line.of(Tone.BAD, "%s did not do it: ".formatted(name)).plus(reason + took))
                .orElseGet(() -> Line.of(Tone.GOOD, "%s did what it was told".formatted(name))
                        .plus(took));
        lines.addAll(Wrap.of(first, width, 0));
        outcome.said().lines().forEach(line -> lines.add(Line.of("  | " + line).cut(width)));
        return lines;
    }
}
