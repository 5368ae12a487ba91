package io.trackyard.it;

import io.trackyard.testing.ScratchRepository;
import java.nio.file.Path;

/** A repository with a plan of one task, for tests in which the plan does not matter. */
final class OneTask {
    /** Carries any task out. */
    static final String AGENT = "cat >/dev/null; mkdir -p $TRACKYARD_TASK; echo done >$TRACKYARD_TASK/file; echo said";

    /** Goes on until it is ended. */
    static final String NEVER_ENDS = "cat >/dev/null; exec sleep 600";

    private OneTask() {}

    static ScratchRepository in(Path directory) {
        ScratchRepository repository = ScratchRepository.in(directory);
        repository.write("trackyard.yaml", """
                tasks:
                  - {id: one, title: Write one, prompt: write one, scope: ['one/**']}
                """);
        repository.commit("A plan");
        return repository;
    }
}
