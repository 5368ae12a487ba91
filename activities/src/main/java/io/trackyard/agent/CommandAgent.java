package io.trackyard.agent;

import io.trackyard.policy.AgentSettings;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Any program as an agent: the prompt comes on its standard input, and exit code 0 says that the task is done.
 *
 * <p>125 to 127 are what shells and {@code env} end with when a program cannot be started; above 128 a signal ended it.
 * 75 is {@code EX_TEMPFAIL} of sysexits.h: try again later, and a line {@code retry-after: SECONDS} among the last it
 * printed says when.
 */
public final class CommandAgent {
    private static final int TRY_LATER = 75;
    private static final int FIRST_UNSTARTABLE = 125;
    private static final int LAST_UNSTARTABLE = 127;
    private static final int FIRST_SIGNAL = 129;
    private static final int LAST_SIGNAL = 128 + 64;
    private static final Duration UNSTATED_QUOTA = Duration.ofMinutes(5);
    private static final Pattern RETRY_AFTER = Pattern.compile("(?i)\\s*retry-after:\\s*(\\d{1,7})\\s*");

    private final AgentSettings settings;

    public CommandAgent(AgentSettings settings) {
        this.settings = settings;
    }

    /** The program and its arguments. The command is a person's; nothing of a task is in it. */
    public List<String> commandLine() {
        return List.of("sh", "-c", settings.command());
    }

    /** Whose limits its sessions share. */
    public String account() {
        return settings.account();
    }

    /**
     * What an end means that Trackyard did not bring about.
     *
     * @param exit the exit code
     * @param lastLines the end of what it printed
     */
    public AgentVerdict verdict(int exit, List<String> lastLines) {
        if (exit == 0) {
            return new AgentVerdict.Succeeded();
        }
        if (exit == TRY_LATER) {
            return new AgentVerdict.OutOfQuota(retryAfter(lastLines));
        }
        if (exit >= FIRST_UNSTARTABLE && exit <= LAST_UNSTARTABLE) {
            return new AgentVerdict.Unstartable(
                    "the agent cannot be started (exit %d): %s".formatted(exit, last(lastLines)));
        }
        if (exit >= FIRST_SIGNAL && exit <= LAST_SIGNAL) {
            return new AgentVerdict.Broken("the agent was ended by signal " + (exit - 128));
        }
        return new AgentVerdict.Failed("the agent gave up (exit %d)".formatted(exit));
    }

    /** What was said last holds: an agent that tried again by itself has said it before. */
    private static Duration retryAfter(List<String> lines) {
        return lines.stream()
                .map(RETRY_AFTER::matcher)
                .filter(Matcher::matches)
                .map(stated -> Duration.ofSeconds(Long.parseLong(stated.group(1))))
                .reduce((earlier, later) -> later)
                .orElse(UNSTATED_QUOTA);
    }

    private String last(List<String> lines) {
        return lines.isEmpty() ? settings.command() : lines.get(lines.size() - 1);
    }
}
