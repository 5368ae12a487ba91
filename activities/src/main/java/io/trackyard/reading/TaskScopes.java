package io.trackyard.reading;

import io.trackyard.plan.LayoutRules;
import io.trackyard.plan.NearestName;
import io.trackyard.plan.PathPattern;
import io.trackyard.plan.Plan;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import io.trackyard.plan.TaskList;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.source.scope.ScopeInference;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.trackyard.TrackyardFile;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Gives every task the scope that it is laid out by: what a person says, else what it declares, else what is inferred. */
final class TaskScopes {
    private final LayoutRules rules;
    private final SourceFile source;
    private final Supplier<List<String>> tracked;

    /**
     * @param source where the tasks stand; its own files are nobody's scope, however often tasks name them
     * @param tracked the files of the repository, asked for only where they are needed
     */
    TaskScopes(LayoutRules rules, SourceFile source, Supplier<List<String>> tracked) {
        this.rules = rules;
        this.source = source;
        this.tracked = tracked;
    }

    Plan in(Plan plan) {
        boolean infers = rules.scopes().infer()
                && plan.tasks().stream().map(Task::scope).anyMatch(Scope.Unknown.class::isInstance);
        Function<Task, Optional<Scope>> inference = infers ? inference() : task -> Optional.empty();
        List<Task> tasks =
                plan.tasks().stream().map(task -> scoped(task, inference)).toList();
        return new Plan(tasks, plan.held(), plan.warnings());
    }

    private Task scoped(Task task, Function<Task, Optional<Scope>> inference) {
        List<PathPattern> given = rules.scopes().given().get(task.id().text());
        if (given != null) {
            return task.draft()
                    .scope(new Scope.Declared(given, "from " + TrackyardFile.NAME))
                    .build();
        }
        return task.scope() instanceof Scope.Unknown
                ? inference
                        .apply(task)
                        .map(scope -> task.draft().scope(scope).build())
                        .orElse(task)
                : task;
    }

    private Function<Task, Optional<Scope>> inference() {
        List<PathPattern> leftOut = new ArrayList<>(rules.shared());
        if (!PathPattern.isOutside(source.name())) {
            leftOut.add(PathPattern.of(place()));
        }
        ScopeInference inference = new ScopeInference(tracked.get(), leftOut);
        return task -> inference.of(task.title() + "\n" + task.prompt());
    }

    /** The directory that is the source, or that the source is kept in; a file at the root stands for itself. */
    private String place() {
        int slash = source.name().lastIndexOf('/');
        return Files.isDirectory(source.path()) || slash < 0
                ? source.name()
                : source.name().substring(0, slash);
    }

    /** One for each id that {@code scopes:} names and the source does not know. */
    List<Problem> strangers(TaskList list) {
        Set<String> known = new LinkedHashSet<>();
        Stream.of(
                        list.tasks().stream().map(Task::id),
                        list.held().stream().map(held -> held.id()),
                        list.settled().stream())
                .flatMap(ids -> ids)
                .map(TaskId::text)
                .forEach(known::add);
        return rules.scopes().given().keySet().stream()
                .filter(id -> !known.contains(id))
                .map(id -> stranger(id, known))
                .toList();
    }

    private static Problem stranger(String id, Set<String> known) {
        Problem.Draft draft = Problem.of(Fault.USER, "unknown-task")
                .what("scopes: names \"%s\", and no task has this id", id)
                .task(id);
        NearestName.question(id, known).ifPresent(draft::remedy);
        return draft.build();
    }
}
