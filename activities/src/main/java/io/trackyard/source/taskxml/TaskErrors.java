package io.trackyard.source.taskxml;

import io.trackyard.activity.TaskNews;
import io.trackyard.plan.Check;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes of the line in which a task was given up the error that a state file keeps. */
record TaskErrors(Function<String, List<Check>> checksOf) {

    /** The type tells a check that failed from work that was lacking; the step is the check's command. */
    Map<String, @Nullable Object> of(TaskNews news, int attempt, String moment) {
        Optional<String> step = checksOf.apply(news.task()).stream()
                .map(Check::command)
                .filter(command -> news.note().contains(command))
                .findFirst();
        String type = news.note().contains("conflicts with")
                ? "merge_conflict"
                : step.isPresent() ? "verification_failed" : "implementation_error";
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("attempt", attempt);
        error.put("type", type);
        error.put("step", step.orElse(null));
        error.put("message", news.note());
        error.put("timestamp", moment);
        return error;
    }
}
