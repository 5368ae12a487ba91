package io.trackyard.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.git.BranchGain.Size;
import io.trackyard.testing.ScratchRepository;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BranchGainIT {
    @TempDir
    Path directory;

    @Test
    void countsWhatEachCommitOfABranchChangesAndWhatAllDoTogether() {
        ScratchRepository scratch = ScratchRepository.in(directory);
        ObjectId base = scratch.commit("Begin");
        scratch.write(".gitattributes", "*.txt diff=evil\n");
        scratch.git("config", "diff.evil.textconv", "touch " + directory.resolve("was-run") + ";");
        ObjectId first = scratch.write("a.txt", "1\n2\n3\n").commit("First");
        scratch.git("switch", "--quiet", "-c", "side");
        scratch.write("b.txt", "b\n").commit("Beside");
        scratch.git("switch", "--quiet", "-");
        scratch.git("merge", "--quiet", "--no-ff", "-m", "Merge", "side");
        ObjectId last =
                scratch.write("a.txt", "1\n3\n").write("c.bin", "\0\0\n").commit("Last");

        try (Repository repository = scratch.open()) {
            BranchGain gain = new BranchGain(repository);
            List<BranchGain.Gained> commits = gain.commits(base, last);

            assertThat(commits)
                    .extracting(gained -> gained.commit().subject())
                    .containsExactly("First", "Merge", "Last");
            assertThat(commits)
                    .extracting(BranchGain.Gained::size)
                    .containsExactly(new Size(2, 4, 0), new Size(1, 1, 0), new Size(2, 0, 1));
            assertThat(commits.get(0).commit().id()).isEqualTo(first);
            assertThat(gain.size(base, last)).isEqualTo(new Size(4, 4, 0));
            assertThat(gain.commits(last, last)).isEmpty();
        }
        assertThat(directory.resolve("was-run")).doesNotExist();
    }
}
