package io.trackyard.source.beads;

import io.trackyard.plan.TaskId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How beads issues hang together: who is whose child, and what each must wait for. A parent only groups its children
 * where it is an epic or says nothing but its title.
 *
 * <p>What keeps an issue waiting is what keeps it from being ready in beads, but for a group: to need it is to need its
 * open children.
 */
final class IssueGraph {
    private static final Pattern CHILD = Pattern.compile(".+\\.[0-9]+");

    private final Map<TaskId, Issue> issues = new LinkedHashMap<>();
    private final Map<TaskId, TaskId> parents = new LinkedHashMap<>();
    private final Map<TaskId, List<Issue>> children = new LinkedHashMap<>();
    private final Map<TaskId, List<Dependency>> blockers = new LinkedHashMap<>();
    private final Set<TaskId> settled = new LinkedHashSet<>();
    private final Set<TaskId> groups = new LinkedHashSet<>();

    /** @param integrated ids whose work is there already, whatever their status says */
    IssueGraph(Issues found, Set<TaskId> integrated) {
        found.all().forEach(issue -> issues.put(issue.id(), issue));
        for (Dependency dependency : found.dependencies()) {
            if (dependency.isToParent()) {
                parents.putIfAbsent(dependency.issue(), dependency.on());
            } else if (dependency.isBlocking() || dependency.isForChildren()) {
                blockers.computeIfAbsent(dependency.issue(), first -> new ArrayList<>())
                        .add(dependency);
            }
        }
        for (Issue issue : found.all()) {
            namedParent(issue).ifPresent(parent -> parents.putIfAbsent(issue.id(), parent));
            parentOf(issue)
                    .ifPresent(parent -> children.computeIfAbsent(parent.id(), first -> new ArrayList<>())
                            .add(issue));
            if (issue.hasEnded() || integrated.contains(issue.id())) {
                settled.add(issue.id());
            }
        }
        for (Issue issue : found.all()) {
            if (issue.isEpic() || (children.containsKey(issue.id()) && !issue.hasText())) {
                groups.add(issue.id());
            }
        }
    }

    /** {@code bd-7.2} is the second child of {@code bd-7}, also where nothing else says so. */
    private Optional<TaskId> namedParent(Issue issue) {
        String parent = issue.text("parent");
        String id = issue.id().text();
        String above = parent.isEmpty() && CHILD.matcher(id).matches() ? id.substring(0, id.lastIndexOf('.')) : parent;
        boolean named = !above.isBlank() && above.length() <= TaskId.LONGEST;
        return named ? Optional.of(TaskId.of(above)).filter(issues::containsKey) : Optional.empty();
    }

    /** The ids of all that is done: a need on one of them is met. */
    Set<TaskId> settled() {
        return settled;
    }

    boolean isOpen(Issue issue) {
        return !settled.contains(issue.id());
    }

    Optional<Issue> parentOf(Issue issue) {
        return Optional.ofNullable(parents.get(issue.id())).map(issues::get).filter(parent -> parent != issue);
    }

    List<Issue> childrenOf(Issue issue) {
        return children.getOrDefault(issue.id(), List.of());
    }

    /** Whether it is no work itself and closes with its children. */
    boolean isGroup(Issue issue) {
        return groups.contains(issue.id());
    }

    /** From the parent upwards; ends where a broken file goes round in circles. */
    List<Issue> ancestorsOf(Issue issue) {
        Map<TaskId, Issue> ancestors = new LinkedHashMap<>();
        Optional<Issue> next = parentOf(issue);
        while (next.isPresent()
                && next.get() != issue
                && ancestors.putIfAbsent(next.get().id(), next.get()) == null) {
            next = parentOf(next.get());
        }
        return List.copyOf(ancestors.values());
    }

    /**
     * What must be done before the issue can start: its own blockers and those of its ancestors, a group standing for
     * its open children. Ids that are not there are among them.
     */
    List<TaskId> needsOf(Issue issue) {
        Set<TaskId> needs = new LinkedHashSet<>();
        blockersOf(issue).forEach(blocker -> addNeeds(blocker, needs));
        for (Issue ancestor : ancestorsOf(issue)) {
            // An epic that names its own children as blockers waits for them, not they for each other.
            blockersOf(ancestor)
                    .filter(blocker -> !isBelow(blocker.on(), ancestor))
                    .forEach(blocker -> addNeeds(blocker, needs));
        }
        return List.copyOf(needs);
    }

    /** The groups among what the issue and its ancestors wait for, whether their children are closed or not. */
    List<Issue> neededGroups(Issue issue) {
        return Stream.concat(Stream.of(issue), ancestorsOf(issue).stream())
                .flatMap(this::blockersOf)
                .map(blocker -> issues.get(blocker.on()))
                .filter(needed -> needed != null && isGroup(needed))
                .distinct()
                .toList();
    }

    private Stream<Dependency> blockersOf(Issue issue) {
        Set<TaskId> above = new LinkedHashSet<>();
        ancestorsOf(issue).forEach(ancestor -> above.add(ancestor.id()));
        return blockers.getOrDefault(issue.id(), List.of()).stream()
                .filter(blocker -> !above.contains(blocker.on())); // a part cannot wait for the whole
    }

    private boolean isBelow(TaskId id, Issue ancestor) {
        Issue issue = issues.get(id);
        return issue != null
                && (issue == ancestor || ancestorsOf(issue).stream().anyMatch(above -> above == ancestor));
    }

    private void addNeeds(Dependency blocker, Set<TaskId> needs) {
        Issue on = issues.get(blocker.on());
        if (blocker.isBlocking() || on == null) {
            expand(blocker.on(), needs, new LinkedHashSet<>());
        }
        if (blocker.isForChildren() && on != null && !isMet(blocker, childrenOf(on))) {
            childrenOf(on).forEach(child -> expand(child.id(), needs, new LinkedHashSet<>()));
        }
    }

    private boolean isMet(Dependency blocker, List<Issue> spawned) {
        return blocker.isMetByOneChild() && spawned.stream().anyMatch(child -> !isOpen(child));
    }

    private void expand(TaskId need, Set<TaskId> needs, Set<TaskId> seen) {
        Issue issue = issues.get(need);
        if (settled.contains(need) || !seen.add(need)) {
            return;
        }
        if (issue == null) {
            needs.add(need);
        } else if (isGroup(issue) && !childrenOf(issue).isEmpty()) {
            childrenOf(issue).forEach(child -> expand(child.id(), needs, seen));
        } else if (!issue.status().equals("pinned")) { // in beads it is a mark that blocks nobody
            needs.add(need);
        }
    }
}
