package io.trackyard.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trackyard.plan.Check;
import io.trackyard.plan.LayoutRules;
import io.trackyard.plan.LayoutRules.Barrier;
import io.trackyard.plan.LayoutRules.Order;
import io.trackyard.plan.LayoutRules.UnknownScope;
import io.trackyard.plan.ScopeRules;
import io.trackyard.plan.UnknownNeed;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.Calibration;
import io.trackyard.policy.ClientTerms;
import io.trackyard.policy.CommitSubject;
import io.trackyard.policy.Containment;
import io.trackyard.policy.EndRule;
import io.trackyard.policy.EvidenceRules;
import io.trackyard.policy.Guards;
import io.trackyard.policy.MergeRules;
import io.trackyard.policy.NewTasks;
import io.trackyard.policy.PromptTemplate;
import io.trackyard.policy.ReservationRules;
import io.trackyard.policy.Resources;
import io.trackyard.policy.RunPolicy;
import io.trackyard.policy.RunPolicy.OnAbandon;
import io.trackyard.policy.RunPolicy.OutsideScope;
import io.trackyard.policy.SessionLimits;
import io.trackyard.policy.Setup;
import io.trackyard.policy.Telling;
import io.trackyard.policy.Telling.CloseWhen;
import io.trackyard.policy.Telling.Occasion;
import io.trackyard.problem.ProblemException;
import io.trackyard.source.Settings.Limits;
import io.trackyard.source.Settings.Rules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final Settings WITH_AGENT = agent(AgentChoice.ofCommand("./agent --fast"));

    @Test
    void carriesOutOwnTasksByTheNativeProfile() {
        assertThat(WITH_AGENT.over(Profile.named("native").settings()).toPolicy("native"))
                .isEqualTo(new RunPolicy(
                        "native",
                        new LayoutRules(Barrier.PHASE, UnknownScope.EXCLUSIVE),
                        UnknownNeed.REFUSE,
                        new SessionLimits(3, 3600, 3, 600),
                        4,
                        OutsideScope.ENFORCE,
                        OnAbandon.CONTINUE,
                        false,
                        CommitSubject.TITLE,
                        List.of(),
                        Setup.NONE,
                        new AgentSettings("./agent --fast", List.of(), "./agent", List.of()),
                        MergeRules.AS_VERIFIED,
                        NewTasks.ASK,
                        Guards.NONE,
                        false,
                        Resources.DEFAULT,
                        Calibration.NONE,
                        300,
                        new Telling(List.of(Occasion.WAITING, Occasion.DONE), CloseWhen.INTEGRATED),
                        false,
                        EvidenceRules.WARN,
                        Containment.DEFAULT,
                        List.of(),
                        ReservationRules.DEFAULT,
                        List.of(),
                        List.of(),
                        PromptTemplate.USUAL));
    }

    @Test
    void carriesOutBeadsByTheBeadsProfile() {
        assertThat(WITH_AGENT.over(Profile.named("beads").settings()).toPolicy("beads"))
                .isEqualTo(new RunPolicy(
                        "beads",
                        new LayoutRules(
                                Barrier.PHASE,
                                UnknownScope.OWN_TRACK,
                                List.of(),
                                new ScopeRules(true, Map.of()),
                                Order.MOST_BLOCKING),
                        UnknownNeed.HOLD,
                        new SessionLimits(3, 3600, 3, 600),
                        10,
                        OutsideScope.WARN,
                        OnAbandon.CONTINUE,
                        false,
                        CommitSubject.of("{id}: {title}"),
                        List.of(),
                        Setup.NONE,
                        new AgentSettings("./agent --fast", List.of(), "./agent", List.of())
                                .on(new ClientTerms(
                                        ClientTerms.Client.COMMAND,
                                        null,
                                        ClientTerms.Permission.EDIT,
                                        ClientTerms.Conversation.TRACK,
                                        List.of())),
                        MergeRules.AS_VERIFIED,
                        NewTasks.ADD,
                        Guards.NONE,
                        false,
                        Resources.DEFAULT,
                        new Calibration(List.of(), true, 3),
                        300,
                        new Telling(List.of(Occasion.WAITING, Occasion.DONE), CloseWhen.INTEGRATED),
                        true,
                        EvidenceRules.WARN,
                        Containment.DEFAULT,
                        List.of(),
                        ReservationRules.DEFAULT,
                        List.of(),
                        List.of(),
                        PromptTemplate.USUAL));
    }

    @ParameterizedTest
    @CsvSource({
        "native, MOST_BLOCKING",
        "beads, MOST_BLOCKING",
        "planning, SOURCE",
        "taskxml, SOURCE",
        "queue, CRITICAL_PATH"
    })
    void takesTasksUpInTheOrderThatTheUsersOfASourceKnow(String profile, Order order) {
        assertThat(Profile.named(profile).settings().layout().order()).isEqualTo(order);
    }

    @Test
    void laysTheCommandLineOverTheFileAndTheFileOverTheProfile() {
        Settings commandLine = Settings.of(Rules.NONE, Limits.ofMaxParallel(2), AgentChoice.ofCommand("mine"));
        Settings file = Settings.of(
                        new Rules(Barrier.NONE, null, null, null, null, null, null, null, null, null, null, null, null),
                        new Limits(9, 5, null, null, null, null, null, null, null, null),
                        new AgentChoice(
                                "theirs",
                                List.of("KEY"),
                                "team",
                                List.of(EndRule.ofExit(3, EndRule.Meaning.OVERLOADED))))
                .checking(List.of(Check.of("make")), null)
                .merging(
                        new MergingSettings(CommitSubject.of("{id} {title}"), null, null, null, null, null, null),
                        PathSettings.NONE);

        RunPolicy policy =
                commandLine.over(file).over(Profile.named("native").settings()).toPolicy("native");

        assertThat(policy.maxParallel()).isEqualTo(2);
        assertThat(policy.sessions()).isEqualTo(new SessionLimits(5, 3600, 3, 600));
        assertThat(policy.layout().barrier()).isEqualTo(Barrier.NONE);
        assertThat(policy.commitSubject()).isEqualTo(CommitSubject.of("{id} {title}"));
        assertThat(policy.gate()).containsExactly(Check.of("make"));
        assertThat(policy.agent())
                .as("variables stay, the account was that of the other command")
                .isEqualTo(new AgentSettings("mine", List.of("KEY"), "mine", List.of()));
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
