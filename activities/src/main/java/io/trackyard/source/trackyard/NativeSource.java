package io.trackyard.source.trackyard;

import io.trackyard.plan.Task;
import io.trackyard.plan.TaskList;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.Settings;
import io.trackyard.source.SourceContent;
import io.trackyard.source.TaskSource;
import io.trackyard.source.text.SourceFile;
import java.util.List;

/** Tasks written in Trackyard's own format. What was taken is nothing here: nobody else holds these tasks. */
public record NativeSource(SourceFile file, TrackyardFile content) implements TaskSource {
    /** Of its form, and of the profile that comes with it. */
    public static final String NAME = "native";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String describe() {
        return NAME + " · " + file.name();
    }

    @Override
    public Settings settings() {
        return content.settings();
    }

    @Override
    public SourceContent read(KnownTasks known) {
        List<Task> tasks = content.tasks() == null ? List.of() : content.tasks();
        List<Task> open = tasks.stream()
                .filter(task -> !known.integrated().contains(task.id()))
                .toList();
        return new SourceContent(new TaskList(open, List.of(), known.integrated(), content.needs()), content.faults());
    }
}
