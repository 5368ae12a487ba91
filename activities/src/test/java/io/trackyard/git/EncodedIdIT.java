package io.trackyard.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.trackyard.testing.ScratchRepository;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodedIdIT {
    @Test
    void gitTakesEveryEncodingAsAPartOfARefName(@TempDir Path directory) {
        ScratchRepository scratch = ScratchRepository.in(directory);
        List<String> ids = EncodedIdTest.randomIds(150);

        assertThat(ids)
                .allSatisfy(
                        id -> assertThat(scratch.git("check-ref-format", "refs/heads/trackyard/" + EncodedId.of(id)))
                                .isEmpty());
    }

    @Test
    void refsOfAllKindsOfIdsLiveSideBySide(@TempDir Path directory) {
        ScratchRepository scratch = ScratchRepository.in(directory);
        List<String> ids = EncodedIdTest.randomIds(300).stream().distinct().toList();
        try (Repository repository = scratch.open()) {
            RefMove move = RefMove.unfenced();
            for (String id : ids) {
                move = move.create(RunRefs.of("r").abandoned(id), repository.head());
            }

            assertThat(repository.refs().move(move)).isEqualTo(RefMoveResult.MOVED);

            assertThat(repository.refs().below("refs/trackyard/abandoned")).hasSameSizeAs(ids);
        }
    }
}
