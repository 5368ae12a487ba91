package io.trackyard.display;

import io.trackyard.policy.BatchResult;
import io.trackyard.policy.BatchResult.Kind;
import java.util.List;

/**
 * What came of a batch of task XML.
 *
 * @param layer as it was given
 * @param number as it was given
 * @param members its tasks, as they were given
 * @param ready how many tasks wait to be merged, those of earlier batches among them
 */
public record BatchOutcome(String layer, int number, List<Member> members, int ready) {
    public BatchOutcome {
        members = List.copyOf(members);
    }

    /**
     * One task of it.
     *
     * @param carriedOut whether it was begun by this batch; one that was verified before was left as it is
     * @param created the files that its work adds
     * @param steps how many steps verify it
     * @param reason why it was not tried; empty where it was
     */
    public record Member(BatchResult result, boolean carriedOut, List<String> created, int steps, String reason) {
        public Member {
            created = List.copyOf(created);
        }

        boolean isVerified() {
            return result.kind() == Kind.VERIFIED;
        }

        /** One that was not tried is for the next batch, as one that failed is. */
        boolean isForTheNext() {
            return result.kind() == Kind.FAILED || result.kind() == Kind.PENDING;
        }

        boolean isAbandoned() {
            return result.kind() == Kind.ABANDONED;
        }
    }

    public boolean isAllVerified() {
        return members.stream().allMatch(Member::isVerified);
    }
}
