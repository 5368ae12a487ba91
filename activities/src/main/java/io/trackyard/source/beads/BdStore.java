package io.trackyard.source.beads;

import com.fasterxml.jackson.databind.JsonNode;
import io.trackyard.plan.PlanFaults;
import io.trackyard.plan.TaskId;
import io.trackyard.problem.Problem;
import io.trackyard.source.text.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Issues in the database of beads, for which only its own program speaks.
 *
 * @param file the {@code .beads} directory
 */
record BdStore(SourceFile file, BdProgram bd) implements IssueStore {

    @Override
    public String describe() {
        return "bd in " + file.name();
    }

    @Override
    public Issues read() {
        Map<TaskId, Issue> issues = new LinkedHashMap<>();
        List<Problem> faults = new ArrayList<>();
        for (JsonNode node : bd.ask(BdCommand.list())) {
            String id = node.path("id").asText("").strip();
            if (id.isEmpty() || id.length() > TaskId.LONGEST) {
                faults.add(PlanFaults.unreadable(
                        file.name(), null, "an issue has an id of 1 to %d characters".formatted(TaskId.LONGEST)));
            } else {
                issues.put(TaskId.of(id), new Issue(TaskId.of(id), node, null));
            }
        }
        List<Issue> all = List.copyOf(issues.values());
        return new Issues(all, all.stream().flatMap(Issue::dependencies).toList(), faults);
    }

    @Override
    public boolean isWritable() {
        return true;
    }

    /** Git never sees the database. */
    @Override
    public List<String> paths() {
        return List.of();
    }

    @Override
    public void update(String actor, Function<Issues, List<IssueChange>> decision) {
        decision.apply(read()).forEach(change -> bd.ask(BdCommand.of(change, actor)));
    }

    @Override
    public List<TaskId> add(String actor, List<NewIssue> added, List<TaskId> blocked) {
        Issues before = read();
        List<TaskId> ids = added.stream()
                .map(issue -> idOf(issue, before).orElseGet(() -> created(issue, actor)))
                .toList();
        for (Issue waiting : before.all()) {
            if (blocked.contains(waiting.id()) && !waiting.hasEnded()) {
                ids.stream()
                        .filter(id -> !waits(waiting, id))
                        .forEach(id -> bd.ask(BdCommand.block(waiting.id(), id, actor)));
            }
        }
        return ids;
    }

    private static Optional<TaskId> idOf(NewIssue issue, Issues before) {
        return before.all().stream().filter(issue::is).map(Issue::id).findFirst();
    }

    private TaskId created(NewIssue issue, String actor) {
        return TaskId.of(
                bd.ask(BdCommand.create(issue, actor)).get(0).path("id").asText());
    }

    private static boolean waits(Issue issue, TaskId blocker) {
        return issue.dependencies()
                .anyMatch(edge -> edge.isBlocking() && edge.on().equals(blocker));
    }
}
