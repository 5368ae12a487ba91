package io.trackyard.worker;

import io.temporal.client.ActivityCompletionClient;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityNotExistsException;
import io.temporal.failure.ApplicationFailure;
import io.trackyard.activity.FailureTypes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over what dead workers of this host were at work on: each such attempt is failed by its task token, so that the
 * server gives it out again within a second. The sessions themselves live on and are found by their directories.
 */
final class Takeover {
    private static final Logger LOG = LoggerFactory.getLogger(Takeover.class);
    private static final Duration AT_ONCE = Duration.ofMillis(10);

    private final Claims claims;
    private final ActivityCompletionClient completion;

    Takeover(Claims claims, ActivityCompletionClient completion) {
        this.claims = claims;
        this.completion = completion;
    }

    /**
     * Returns how many activities it gave back. A claim whose attempt is known no more is just withdrawn; one that the
     * server could not be told of stays for the next worker.
     */
    int takeOver() {
        int given = 0;
        for (Map.Entry<Path, Claim> orphan : claims.orphaned().entrySet()) {
            Claim claim = orphan.getValue();
            try {
                completion.completeExceptionally(
                        Base64.getDecoder().decode(claim.token()),
                        ApplicationFailure.newBuilder()
                                .setType(FailureTypes.HANDED_OVER)
                                .setMessage("taken over from worker "
                                        + claim.owner().pid())
                                .setNextRetryDelay(AT_ONCE)
                                .build());
                given++;
                LOG.info(
                        "{} of {} was left by worker {}",
                        claim.activity(),
                        claim.workflow(),
                        claim.owner().pid());
            } catch (ActivityNotExistsException known) {
                LOG.info("{} of {} has gone on without it", claim.activity(), claim.workflow());
            } catch (ActivityCompletionException untold) {
                LOG.warn("{} of {} could not be taken over", claim.activity(), claim.workflow(), untold);
                continue;
            }
            claims.withdraw(orphan.getKey());
        }
        return given;
    }
}
