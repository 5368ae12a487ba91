package io.trackyard.launch;

import io.trackyard.agent.clients.Clients;
import io.trackyard.background.BackgroundTask;
import io.trackyard.background.host.BackgroundCard;
import io.trackyard.background.host.BackgroundCard.Submission;
import io.trackyard.background.host.BackgroundCard.Work;
import io.trackyard.background.host.BackgroundDirectory;
import io.trackyard.background.host.BackgroundFiles;
import io.trackyard.connection.BackgroundClient;
import io.trackyard.git.Repository;
import io.trackyard.git.RunRefs;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.runfiles.RunEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Launches background tasks: their files are made first, then the coordinator is told. One whose files are there and of
 * which no server knows was cut off between the two; it can be launched again.
 */
public final class BackgroundLaunch {
    /** What is a word to a shell, a component of a path and of a ref, and no option. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");

    private static final String PLAIN = "task";

    private final BackgroundDirectory directory;
    private final BackgroundClient client;
    private final Map<String, String> shell;
    private final Submission submission;

    /**
     * @param shell the variables that agents may see
     * @param submission who launches, and when
     */
    public BackgroundLaunch(
            BackgroundDirectory directory, BackgroundClient client, Map<String, String> shell, Submission submission) {
        this.directory = directory;
        this.client = client;
        this.shell = Map.copyOf(shell);
        this.submission = submission;
    }

    /**
     * Launches new tasks, all or none of them.
     *
     * @param slots how many run at once from now on; 0 for all
     * @throws ProblemException where a name is no name or is taken, or a task that edits has no repository
     */
    public List<BackgroundCard> launch(List<BackgroundOrder> orders, int slots) {
        List<BackgroundOrder> checked = orders.stream().map(this::checked).toList();
        refuseTwice(checked);
        List<BackgroundCard> cards = new ArrayList<>();
        for (BackgroundOrder order : checked) {
            cards.add(order.id() == null ? createNumbered(order) : createNamed(order, order.id()));
        }
        submit(cards, slots);
        return cards;
    }

    /** Launches a task again that has ended, with the same prompt and from what is checked out now. */
    public BackgroundCard retry(BackgroundFiles files, int slots) {
        BackgroundCard before = files.card();
        BackgroundCard next = before.launchedAgain(baseOf(before.work(), null), submission);
        directory.launchAgain(next, environment(next.work()));
        submit(List.of(next), slots);
        return next;
    }

    private void submit(List<BackgroundCard> cards, int slots) {
        List<BackgroundTask> tasks = cards.stream().map(BackgroundCard::task).toList();
        client.submit(slots, tasks);
    }

    private BackgroundOrder checked(BackgroundOrder order) {
        String id = order.id();
        if (id != null && !NAME.matcher(id).matches()) {
            throw Problem.of(Fault.USER, "bad-name")
                    .what("\"%s\" cannot be the name of a background task", id)
                    .why("a name has up to 60 letters, digits, '.', '_' or '-', and begins with a letter or a digit")
                    .exception();
        }
        if (id != null && directory.task(id).isPresent()) {
            throw taken(id);
        }
        return new BackgroundOrder(
                id, order.prompt(), order.title(), order.work().startingFrom(baseOf(order.work(), id)));
    }

    private static void refuseTwice(List<BackgroundOrder> orders) {
        List<String> names = orders.stream()
                .map(BackgroundOrder::id)
                .filter(Objects::nonNull)
                .toList();
        names.stream()
                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Problem.of(Fault.USER, "task-twice")
                            .what("two tasks are called \"%s\"", name)
                            .exception();
                });
    }

    private BackgroundCard createNamed(BackgroundOrder order, String id) {
        return create(order, id).orElseThrow(() -> taken(id));
    }

    private BackgroundCard createNumbered(BackgroundOrder order) {
        String kind = Optional.ofNullable(order.work().kind()).orElse(PLAIN);
        for (int number = 1; ; number++) {
            String id = kind + "-" + number;
            if (directory.task(id).isEmpty() && !isBranchThere(order.work(), id)) {
                Optional<BackgroundCard> made = create(order, id);
                if (made.isPresent()) {
                    return made.get();
                }
            }
        }
    }

    private Optional<BackgroundCard> create(BackgroundOrder order, String id) {
        BackgroundCard card = new BackgroundCard(BackgroundCard.SCHEMA, id, 1, order.title(), order.work(), submission);
        boolean made = directory.create(card, order.prompt(), environment(order.work()));
        return made ? Optional.of(card) : Optional.empty();
    }

    private RunEnvironment environment(Work work) {
        return RunEnvironment.of(shell, Clients.variables(work.agent()));
    }

    /** The commit a task that edits starts from. {@code id}: the name whose branch must not be there yet. */
    private @Nullable String baseOf(Work work, @Nullable String id) {
        if (!work.isEditing()) {
            return null;
        }
        try (Repository repository = Repository.open(Path.of(work.directory()), shell)) {
            if (id != null
                    && repository.refs().read(RunRefs.backgroundBranch(id)).isPresent()) {
                throw branchInTheWay(id);
            }
            return repository.head().hex();
        }
    }

    private boolean isBranchThere(Work work, String id) {
        if (!work.isEditing()) {
            return false;
        }
        try (Repository repository = Repository.open(Path.of(work.directory()), shell)) {
            return repository.refs().read(RunRefs.backgroundBranch(id)).isPresent();
        }
    }

    private static ProblemException branchInTheWay(String id) {
        String branch = RunRefs.backgroundBranch(id).shortName();
        return Problem.of(Fault.USER, "branch-in-the-way")
                .what("the branch %s is there already, from an earlier task of that name", branch)
                .remedy("git branch -D " + branch, "remove it, if you need it no more")
                .remedy("choose another name with --id")
                .exception();
    }

    private static ProblemException taken(String id) {
        return Problem.of(Fault.USER, "task-exists")
                .what("there is a background task \"%s\" already", id)
                .remedy("trackyard bg retry " + id, "launch it again, if it has ended")
                .remedy("trackyard bg clear " + id, "forget it, if it has ended")
                .remedy("choose another name with --id")
                .exception();
    }
}
