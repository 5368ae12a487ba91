package io.trackyard.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.plan.Check;
import io.trackyard.plan.LayoutRules;
import io.trackyard.plan.LayoutRules.Barrier;
import io.trackyard.plan.LayoutRules.UnknownScope;
import io.trackyard.plan.UnknownNeed;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.CommitSubject;
import io.trackyard.policy.Guards;
import io.trackyard.policy.MergeRules;
import io.trackyard.policy.NewTasks;
import io.trackyard.policy.Resources;
import io.trackyard.policy.RunPolicy;
import io.trackyard.policy.RunPolicy.OnAbandon;
import io.trackyard.policy.RunPolicy.OutsideScope;
import io.trackyard.policy.SessionLimits;
import io.trackyard.policy.Setup;
import io.trackyard.problem.ProblemException;
import io.trackyard.source.Settings.AgentChoice;
import io.trackyard.source.Settings.Limits;
import io.trackyard.source.Settings.Merging;
import io.trackyard.source.Settings.Rules;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Settings WITH_AGENT = agent(AgentChoice.ofCommand("./agent --fast"));

    @Test
    void carriesOutOwnTasksByTheNativeProfile() {
        assertThat(WITH_AGENT.over(Profile.named("native").settings()).toPolicy("native"))
                .isEqualTo(new RunPolicy(
                        "native",
                        new LayoutRules(Barrier.PHASE, UnknownScope.EXCLUSIVE),
                        UnknownNeed.REFUSE,
                        new SessionLimits(3, 3600, 3),
                        4,
                        OutsideScope.ENFORCE,
                        OnAbandon.CONTINUE,
                        false,
                        CommitSubject.TITLE,
                        List.of(),
                        Setup.NONE,
                        new AgentSettings("./agent --fast", List.of(), "./agent"),
                        MergeRules.AS_VERIFIED,
                        NewTasks.ASK,
                        Guards.NONE,
                        false,
                        Resources.DEFAULT));
    }

    @Test
    void carriesOutBeadsByTheBeadsProfile() {
        assertThat(WITH_AGENT.over(Profile.named("beads").settings()).toPolicy("beads"))
                .isEqualTo(new RunPolicy(
                        "beads",
                        new LayoutRules(Barrier.PHASE, UnknownScope.OWN_TRACK),
                        UnknownNeed.HOLD,
                        new SessionLimits(3, 3600, 3),
                        10,
                        OutsideScope.WARN,
                        OnAbandon.CONTINUE,
                        false,
                        CommitSubject.of("{id}: {title}"),
                        List.of(),
                        Setup.NONE,
                        new AgentSettings("./agent --fast", List.of(), "./agent"),
                        MergeRules.AS_VERIFIED,
                        NewTasks.ADD,
                        Guards.NONE,
                        false,
                        Resources.DEFAULT));
    }

    @Test
    void laysTheCommandLineOverTheFileAndTheFileOverTheProfile() {
        Settings commandLine = Settings.of(Rules.NONE, Limits.ofMaxParallel(2), AgentChoice.ofCommand("mine"));
        Settings file = new Settings(
                new Rules(Barrier.NONE, null, null, null, null, null, null, null, null, null),
                new Limits(9, 5, null, null, null, null),
                new AgentChoice("theirs", List.of("KEY"), "team"),
                List.of(Check.of("make")),
                null,
                new Merging(CommitSubject.of("{id} {title}"), null, null, null),
                Settings.Paths.NONE);

        RunPolicy policy =
                commandLine.over(file).over(Profile.named("native").settings()).toPolicy("native");

        assertThat(policy.maxParallel()).isEqualTo(2);
        assertThat(policy.sessions()).isEqualTo(new SessionLimits(5, 3600, 3));
        assertThat(policy.layout().barrier()).isEqualTo(Barrier.NONE);
        assertThat(policy.commitSubject()).isEqualTo(CommitSubject.of("{id} {title}"));
        assertThat(policy.gate()).containsExactly(Check.of("make"));
        assertThat(policy.agent())
                .as("variables stay, the account was that of the other command")
                .isEqualTo(new AgentSettings("mine", List.of("KEY"), "mine"));
    }

    @Test
    void saysHowToNameAnAgentWhereNoneIs() {
        Settings silent = Profile.named("native").settings();

        assertThatThrownBy(() -> silent.toPolicy("native")).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.problem().code()).isEqualTo("no-agent");
            assertThat(refusal.problem().remedies().toString()).contains("--agent-command", "agent:");
        });
    }

    private static Settings agent(AgentChoice agent) {
        return Settings.of(Rules.NONE, Limits.NONE, agent);
    }
}
