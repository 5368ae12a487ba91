package io.trackyard.cli.command;

import io.trackyard.display.BatchOutcome;
import io.trackyard.display.BatchOutcome.Member;
import io.trackyard.git.ChangedPath;
import io.trackyard.git.ObjectId;
import io.trackyard.git.Repository;
import io.trackyard.git.WorkCommits;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.policy.BatchCall;
import io.trackyard.policy.BatchResult;
import io.trackyard.run.TaskStatus;
import io.trackyard.source.taskxml.BatchState;
import io.trackyard.source.text.Waiter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what came of a batch: what its run has written into the state file, and what is in the commits. */
final class BatchReport {
    private final Repository repository;
    private final Path directory;
    private final BatchCall call;
    private final List<Task> tasks;
    private final ObjectId base;

    /**
     * @param directory of task XML
     * @param tasks those of the batch that are to be carried out
     */
    BatchReport(Repository repository, Path directory, BatchCall call, List<Task> tasks) {
        this.repository = repository;
        this.directory = directory;
        this.call = call;
        this.tasks = tasks;
        this.base = repository.head();
    }

    /** {@code ended}: how the tasks of the run stand at its end. */
    BatchOutcome outcome(List<TaskStatus> ended) {
        BatchState state = BatchState.read(repository.topLevel(), directory, Waiter.sleeping());
        return new BatchOutcome(
                call.layer(),
                call.number(),
                call.tasks().stream().map(id -> member(state, id, ended)).toList(),
                state.ready());
    }

    private Member member(BatchState state, TaskId id, List<TaskStatus> ended) {
        BatchResult result = state.of(id);
        Optional<Task> task =
                tasks.stream().filter(each -> each.id().equals(id)).findFirst();
        String reason = ended.stream()
                .filter(status -> status.id().equals(id.text()))
                .map(status -> Objects.requireNonNullElse(status.reason(), ""))
                .findFirst()
                .orElse("");
        boolean settledBefore = task.isEmpty() && result.kind() != BatchResult.Kind.VERIFIED;
        return new Member(
                settledBefore ? merged(id) : result,
                task.isPresent(),
                created(result.commit()),
                task.map(each -> each.checks().size()).orElse(0),
                reason);
    }

    /** It is in the project's history, whatever the state file says. */
    private static BatchResult merged(TaskId id) {
        return new BatchResult(id.text(), BatchResult.Kind.VERIFIED, 0, null, null, null, null);
    }

    private List<String> created(@Nullable String commit) {
        return Optional.ofNullable(commit).flatMap(repository::resolve).stream()
                .flatMap(found -> new WorkCommits(repository, InstantSource.system())
                        .changes(base, repository.commit(found).tree()).stream())
                .filter(change -> change.kind() == ChangedPath.Kind.ADDED)
                .map(ChangedPath::path)
                .toList();
    }
}
