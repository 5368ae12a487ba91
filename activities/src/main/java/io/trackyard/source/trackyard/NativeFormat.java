package io.trackyard.source.trackyard;

import io.trackyard.source.SourceFormat;
import io.trackyard.source.TaskSource;
import io.trackyard.source.text.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds tasks in Trackyard's own form. */
public final class NativeFormat implements SourceFormat {

    @Override
    public String name() {
        return NativeSource.NAME;
    }

    @Override
    public List<String> places() {
        return List.of(TrackyardFile.NAME + " with tasks:");
    }

    @Override
    public List<TaskSource> in(Path repository, Path directory) {
        SourceFile file = SourceFile.of(repository, directory.resolve(TrackyardFile.NAME));
        if (!Files.isRegularFile(file.path())) {
            return List.of();
        }
        TrackyardFile content = TrackyardFile.read(file);
        return content.tasks() == null ? List.of() : List.of(new NativeSource(file, content));
    }

    @Override
    public Optional<TaskSource> of(Path repository, SourceFile file) {
        return file.name().matches(".*\\.ya?ml")
                ? Optional.of(new NativeSource(file, TrackyardFile.read(file)))
                : Optional.empty();
    }
}
