package io.trackyard.runfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trackyard.activity.RunAddress;
import io.trackyard.git.ObjectId;
import io.trackyard.git.PlanStore;
import io.trackyard.git.Repository;
import io.trackyard.plan.Changes;
import io.trackyard.plan.HeldTask;
import io.trackyard.plan.PathPattern;
import io.trackyard.plan.Position;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.TaskLimits;
import io.trackyard.policy.FrozenPlan;
import io.trackyard.problem.ProblemException;
import io.trackyard.testing.RunDraft;
import io.trackyard.testing.ScratchRepository;
import io.trackyard.testing.ScratchRun;
import io.trackyard.testing.TaskDraft;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenRunIT {
    private static final RunDraft DRAFT = new RunDraft()
            .agent("coder")
            .gate("make")
            .setUp(List.of("npm ci"), ".env")
            .track(TaskDraft.of("T1").touching("src/**").checkedBy("make test"), TaskDraft.of("T2"))
            .track(TaskDraft.of("T3").changing(Changes.OPTIONAL).within(90));

    @TempDir
    private Path directory;

    @Test
    void findsTasksPhasesAndTracks() {
        try (ScratchRun scratch = ScratchRun.in(directory, DRAFT)) {
            OpenRun run = scratch.open();

            assertThat(run.task("T3").title()).isEqualTo("Do T3");
            assertThat(run.phase(1).tracks()).hasSize(2);
            assertThat(run.scopes(run.track(1, 1))).containsExactly(Scope.declared("src/**"), new Scope.Unknown());
            assertThat(run.track(1, 2).tasks()).containsExactly(TaskId.of("T3"));
        }
    }

    @Test
    void saysWhatItDoesNotKnow() {
        try (ScratchRun scratch = ScratchRun.in(directory, DRAFT)) {
            OpenRun run = scratch.open();

            assertThatThrownBy(() -> run.task("T9")).hasMessage("no task of run calm-otter: T9");
            assertThatThrownBy(() -> run.phase(2)).hasMessage("no phase of run calm-otter: 2");
            assertThatThrownBy(() -> run.track(1, 3)).hasMessage("no track of phase 1 of run calm-otter: 3");
        }
    }

    @Test
    void readsEveryFieldOfAFrozenPlanBack() {
        ScratchRepository scratch = ScratchRepository.in(directory);
        try (Repository repository = scratch.open()) {
            FrozenPlan plan = everything(repository.head().hex());

            ObjectId address = FrozenPlans.write(repository, plan);

            assertThat(new FrozenPlans().read(repository, address.hex())).isEqualTo(plan);
            assertThat(FrozenPlans.write(repository, plan)).isEqualTo(address);
        }
    }

    @Test
    void ignoresWhatItDoesNotKnowInAPlan() {
        ScratchRepository scratch = ScratchRepository.in(directory);
        try (Repository repository = scratch.open()) {
            FrozenPlan plan = everything(repository.head().hex());
            ObjectId known = FrozenPlans.write(repository, plan);
            String text = new String(new PlanStore(repository).read(known), StandardCharsets.UTF_8)
                    .replace("{\"", "{\"mood\":\"fine\",\"");
            ObjectId address = new PlanStore(repository).write("other", 1, text.getBytes(StandardCharsets.UTF_8));

            assertThat(new FrozenPlans().read(repository, address.hex())).isEqualTo(plan);
        }
    }

    @Test
    void refusesAPlanOfANewerSchemaWhateverItsForm() {
        ScratchRepository scratch = ScratchRepository.in(directory);
        try (Repository repository = scratch.open()) {
            String text = "{\"schema\": 2, \"run\": \"bold-lynx\", \"phases\": {\"by\": \"name\"}}";
            ObjectId address = new PlanStore(repository).write("bold-lynx", 1, text.getBytes(StandardCharsets.UTF_8));

            ProblemException newer = catchThrowableOfType(
                    ProblemException.class, () -> new FrozenPlans().read(repository, address.hex()));

            assertThat(newer.problem().code()).isEqualTo("newer-plan");
            assertThat(newer).hasMessageContaining("bold-lynx");
        }
    }

    @Test
    void opensARunTwiceAndRefusesOneWhoseRepositoryIsGone() {
        try (ScratchRun scratch = ScratchRun.in(directory, DRAFT)) {
            RunAddress gone = new RunAddress(
                    directory.resolve("gone").toString(),
                    "gone",
                    ScratchRun.NAME,
                    scratch.address().plan());

            assertThat(scratch.open().repository()).isSameAs(scratch.open().repository());
            assertThatThrownBy(() -> scratch.runs().open(gone)).isInstanceOf(ProblemException.class);
        }
    }

    private static FrozenPlan everything(String base) {
        FrozenPlan plan = DRAFT.freeze(ScratchRun.NAME, base);
        List<Task> tasks = new ArrayList<>(plan.tasks());
        tasks.add(Task.draft(TaskId.of("T4"))
                .title("Inferred")
                .prompt("text with \"quotes\", ünïcode and \u0000")
                .priority(0)
                .needs(List.of(TaskId.of("T1"), TaskId.of("T3")))
                .scope(new Scope.Inferred(List.of(PathPattern.of("docs/**")), "named in the description"))
                .changes(Changes.NONE)
                .limits(new TaskLimits(2, null))
                .position(new Position("trackyard.yaml", 12))
                .build());
        HeldTask held = new HeldTask(TaskId.of("T5"), "Held", "somebody else works on it");
        return new FrozenPlan(
                plan.schema(),
                plan.run(),
                plan.source(),
                plan.origin(),
                plan.base(),
                null,
                plan.policy(),
                plan.phases(),
                tasks,
                List.of(held));
    }
}
