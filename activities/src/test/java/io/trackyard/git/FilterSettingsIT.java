package io.trackyard.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.testing.ScratchRepository;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilterSettingsIT {
    @TempDir
    Path directory;

    private Bench bench;
    private Worktree track;
    private FilterSettings settings;

    @BeforeEach
    void begin() {
        bench = new Bench(directory);
        track = bench.open("A");
        settings = new FilterSettings(bench.repository.commonDirectory(), Duration.ZERO);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void noticesAFilterThatComesAndGoes() {
        assertThat(filters()).isEmpty();

        bench.git(track, "config", "filter.Store.x.clean", "cat");
        assertThat(filters()).containsExactly("filter.Store.x.");

        bench.git(track, "config", "--unset", "filter.Store.x.clean");
        assertThat(filters()).isEmpty();
    }

    @Test
    void noticesOneInAFileThatIsIncluded() {
        bench.git(track, "config", "include.path", "more");
        assertThat(filters()).isEmpty();

        ScratchRepository.write(bench.repository.commonDirectory(), "more", "[filter \"late\"]\n\tclean = cat\n");

        assertThat(filters()).containsExactly("filter.late.");
    }

    @Test
    void noticesOneOfTheWorktreesOwn() {
        bench.git(track, "config", "extensions.worktreeConfig", "true");
        assertThat(filters()).isEmpty();

        bench.git(track, "config", "--worktree", "filter.own.process", "cat");

        assertThat(filters()).containsExactly("filter.own.");
    }

    /** Asked three times, so that the last answer is one that was remembered. */
    private Set<String> filters() {
        GitRunner git = bench.repository.git().at(track.path());
        Set<String> filters = settings.of(track, git);
        assertThat(settings.of(track, git)).isEqualTo(filters);
        assertThat(settings.of(track, git)).isEqualTo(filters);
        return filters;
    }
}
