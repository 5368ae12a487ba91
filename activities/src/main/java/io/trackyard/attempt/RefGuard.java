package io.trackyard.attempt;

import io.trackyard.git.Origin;
import io.trackyard.git.RefsThen;
import io.trackyard.git.Repository;
import io.trackyard.git.StrayedRef;
import io.trackyard.git.StrayedRefs;
import io.trackyard.runfiles.DurableFile;
import io.trackyard.session.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the refs before and after a session. What is another's and was moved by the session is put back where that is
 * safe, and told to the attempt; other moves are noted in the log, since people work in the repository too.
 */
final class RefGuard {
    private static final Logger log = LoggerFactory.getLogger(RefGuard.class);
    private static final String STRAYED = "strayed";

    private final TaskBench bench;
    private final Path before;

    RefGuard(TaskBench bench) {
        this.bench = bench;
        this.before = bench.files().directory().file("refs-before");
    }

    /** Called when the tree is ready for a session, right before its start. */
    void look() throws IOException {
        RefsThen now = RefsThen.now(repository(), bench.worktree());
        DurableFile.replace(before, now.text().getBytes(StandardCharsets.UTF_8), bench.fence());
    }

    /**
     * Called when the session has ended and what it left is kept. Called again it says the same.
     *
     * @return what the session moved, in words; empty where it kept to its own
     */
    Optional<String> compare(Session session, Origin origin) throws IOException {
        if (!Files.exists(before)) {
            return Optional.empty(); // begun by a release that did not look
        }
        StrayedRefs refs = new StrayedRefs(repository(), bench.worktree(), RefsThen.parse(Files.readString(before)));
        StrayedRefs.Found found = refs.find();
        if (!found.others().isEmpty()) {
            log.info("moved while {} was carried out, by whomever: {}", origin.task(), found.others());
        }
        Path told = session.directory().resolve(STRAYED);
        if (!found.traced().isEmpty()) {
            // before anything is put back: afterwards nothing would tell that it was elsewhere
            tell(told, found.traced());
            tell(
                    told,
                    found.traced().stream()
                            .map(each -> refs.undo(each, origin, bench.epoch()))
                            .toList());
        }
        return Files.exists(told) ? Optional.of(Files.readString(told)) : Optional.empty();
    }

    private static void tell(Path file, List<StrayedRef> strayed) throws IOException {
        String words = strayed.stream()
                .map(StrayedRef::words)
                .collect(Collectors.joining(", ", "it moved what is not its own: ", ""));
        DurableFile.replace(file, words.getBytes(StandardCharsets.UTF_8));
    }

    private Repository repository() {
        return bench.run().repository();
    }
}
