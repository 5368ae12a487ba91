package io.trackyard.display;

import io.trackyard.background.BackgroundStatus;
import io.trackyard.background.host.BackgroundCard;
import io.trackyard.background.host.BackgroundCard.Submission;
import io.trackyard.background.host.BackgroundCard.Work;
import io.trackyard.background.host.LaunchOutcome;
import io.trackyard.launch.BackgroundSnapshot;
import io.trackyard.plan.Changes;
import io.trackyard.policy.AgentSettings;
import io.trackyard.policy.Resources;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Background tasks that the tests draw. */
final class BackgroundPictures {
    private static final long START = Pictures.START.toEpochMilli();

    private BackgroundPictures() {}

    /** One in each state, and what else there is to be told. */
    static List<BackgroundSnapshot> tasks() {
        return List.of(
                over("explore-1", "explore", "Where are sessions ended?", null, null, null),
                over(
                        "page",
                        "frontend-engineer",
                        "Make a page",
                        null,
                        "2 files changed on trackyard/bg/page",
                        "trackyard/bg/page"),
                over("oracle-1", "oracle", "Is the lock needed?", "the agent gave up (exit 3): no key", null, null),
                over(
                        "task-1",
                        null,
                        "検索してください 🎉",
                        null,
                        "files changed in /home/you/project while it ran, and were left as they are: src/Main.java, README.md",
                        null),
                new BackgroundSnapshot(card("lost-1", null, "Cut off"), BackgroundStatus.FAILED, Optional.empty(), ""),
                open("librarian-1", BackgroundStatus.RUNNING),
                open("librarian-2", BackgroundStatus.PENDING));
    }

    private static BackgroundSnapshot open(String id, BackgroundStatus status) {
        return new BackgroundSnapshot(
                card(id, "librarian", "What does flock promise on NFS, and since which kernel does it do so?"),
                status,
                Optional.empty(),
                "");
    }

    private static BackgroundSnapshot over(
            String id,
            @Nullable String kind,
            String title,
            @Nullable String error,
            @Nullable String note,
            @Nullable String branch) {
        BackgroundStatus status = error == null ? BackgroundStatus.COMPLETED : BackgroundStatus.FAILED;
        long ended = START + Duration.ofSeconds(130).toMillis();
        LaunchOutcome outcome = new LaunchOutcome(1, 1, status, error, note, branch, START, ended, true);
        return new BackgroundSnapshot(card(id, kind, title), status, Optional.of(outcome), "found\n");
    }

    private static BackgroundCard card(String id, @Nullable String kind, String title) {
        Work work = new Work(
                kind,
                "/home/you/project",
                null,
                AgentSettings.ofCommand("claude -p", List.of()),
                null,
                null,
                Changes.NONE,
                1800,
                600,
                Resources.DEFAULT,
                List.of());
        return new BackgroundCard(1, id, 1, title, work, new Submission(START, "you@host", true, null));
    }
}
