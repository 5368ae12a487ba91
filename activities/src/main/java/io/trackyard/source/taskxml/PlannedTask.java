package io.trackyard.source.taskxml;

import io.trackyard.plan.Position;
import io.trackyard.plan.TaskId;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a plan or a manifest says of a task, without its file.
 *
 * @param layer the name of its layer; empty where it is not said
 * @param title empty where it is not said
 * @param file the file it names, as it stands there; empty where it names none
 * @param files the paths it is to create or change
 */
record PlannedTask(
        TaskId id, String layer, String title, String file, List<TaskId> needs, List<String> files, Position position) {
    PlannedTask {
        needs = needs.stream().distinct().toList();
        files = files.stream().distinct().toList();
    }

    /** This task, with what another place says of it as well. */
    PlannedTask and(PlannedTask other) {
        return new PlannedTask(
                id,
                layer.isEmpty() ? other.layer : layer,
                title.isEmpty() ? other.title : title,
                file.isEmpty() ? other.file : file,
                Stream.concat(needs.stream(), other.needs.stream()).toList(),
                Stream.concat(files.stream(), other.files.stream()).toList(),
                position);
    }
}
