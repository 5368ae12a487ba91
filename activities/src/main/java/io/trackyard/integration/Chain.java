package io.trackyard.integration;

import io.trackyard.activity.IntegrationRequest;
import io.trackyard.git.MergeOutcome;
import io.trackyard.git.ObjectId;
import java.util.List;
import java.util.Map;

/**
 * Verified commits merged one onto the other, in order, on top of a tip. No ref has moved.
 *
 * @param tip what the first one was merged onto
 * @param links what is in it
 * @param clashing what is not, since it changed the same lines as others that are; on the tip alone it may fit
 * @param refused what is not, since it conflicts with the tip itself: git's explanation of each
 */
record Chain(
        ObjectId tip,
        List<Link> links,
        List<IntegrationRequest> clashing,
        Map<IntegrationRequest, MergeOutcome.Conflict> refused) {
    Chain {
        links = List.copyOf(links);
        clashing = List.copyOf(clashing);
    }

    /** One commit, and the merge by which it is in the chain. */
    record Link(IntegrationRequest request, ObjectId merge) {}

    List<IntegrationRequest> requests() {
        return links.stream().map(Link::request).toList();
    }

    /** The last merge, whose tree holds all of it. */
    ObjectId end() {
        return links.get(links.size() - 1).merge();
    }
}
