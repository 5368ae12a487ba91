package io.trackyard.cli.command;

import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.RepositoryOption;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.config.CommandLock;
import io.trackyard.display.CleanJson;
import io.trackyard.display.CleanView;
import io.trackyard.git.RefMoveRefusedException;
import io.trackyard.git.Repository;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.runfiles.RunDirectory;
import io.trackyard.salvage.Cleaning;
import io.trackyard.salvage.CleaningItem;
import io.trackyard.salvage.TrashBag;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Clears away what runs left behind. */
@Command(
        name = "clean",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.USAGE, ExitCodes.ENVIRONMENT},
        header = {
            "Example: trackyard clean --dry-run",
            "         trackyard clean bright-heron",
            "         trackyard clean --undo",
            ""
        },
        description = {
            "Shows what runs that are over left behind, and clears away what is landed; of a run that is named, all.",
            "",
            "It can be undone until it is dropped: refs and files are only put aside. A worktree goes after a last"
                    + " snapshot; what no snapshot can hold keeps it where it is."
        })
public final class CleanCommand implements Callable<Integer> {
    private static final Duration LOCK_LIMIT = Duration.ofMinutes(2);

    @Parameters(arity = "0..*", paramLabel = "RUN", description = "The runs (default: what is landed of all).")
    List<String> runs = List.of();

    @Mixin
    RepositoryOption repository = new RepositoryOption();

    @Mixin
    OutputOptions output = new OutputOptions();

    @ArgGroup
    Mode mode = new Mode();

    @Option(
            names = "--older-than",
            paramLabel = "DAYS",
            description = "With --drop: only what was put aside so many days ago or earlier.")
    @Nullable
    Integer days;

    @Option(
            names = {"-y", "--yes"},
            description = "Do it without asking.")
    boolean yes;

    /** What else than cleaning is asked for. */
    static final class Mode {
        @Option(names = "--dry-run", description = "Show what would go, and change nothing.")
        boolean dryRun;

        @Option(names = "--undo", description = "Give back what the last cleaning put aside.")
        boolean undo;

        @Option(names = "--drop", description = "Let go for good of what cleanings put aside.")
        boolean drop;
    }

    private final Yards yards;

    public CleanCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() {
        refuseMixtures();
        try (Yard yard = yards.open(output);
                Repository opened = yard.repository(repository.directory())) {
            // between the claim of a source and the first ref of its run nothing may be judged
            Path lock = RunDirectory.ofRepository(yard.state(), opened.id()).resolve("runs/launch.lock");
            return CommandLock.holding(lock, "starting a run", LOCK_LIMIT, () -> act(yard, opened));
        }
    }

    private int act(Yard yard, Repository opened) {
        // where a server is there it knows best
        Cleaning cleaning = new Cleaning(opened, yard.state(), yard.around().time(), new ServerWord(yard, opened.id()));
        if (mode.undo) {
            return undo(yard, cleaning);
        }
        return mode.drop ? drop(yard, cleaning) : clean(yard, cleaning);
    }

    private int clean(Yard yard, Cleaning cleaning) {
        List<CleaningItem> planned = cleaning.plan(runs);
        boolean nothing = planned.stream().noneMatch(CleaningItem::goes);
        if (mode.dryRun || nothing) {
            show(yard, CleanJson.shown(planned), CleanView.shown(planned));
            return ExitStatus.DONE.code();
        }
        if (!yes) {
            output.print(yard.around(), CleanView.shown(planned).lines());
        }
        if (!agreed(yard, "Clear this away?", new Instead("trackyard clean --dry-run", "see what would go"))) {
            return ExitStatus.DONE.code();
        }
        Cleaning.Cleaned done = cleaning.carryOut(planned, runs);
        show(yard, CleanJson.cleaned(done), CleanView.cleaned(done));
        return ExitStatus.DONE.code();
    }

    private int undo(Yard yard, Cleaning cleaning) {
        List<TrashBag> bags = cleaning.bags();
        if (bags.isEmpty()) {
            throw Problem.of(Fault.USER, "nothing-to-undo")
                    .what("nothing that was cleaned away is left here")
                    .exception();
        }
        try {
            cleaning.restore(bags.get(0));
        } catch (RefMoveRefusedException refused) {
            throw Problem.of(Fault.USER, "undo-refused")
                    .what("nothing was given back")
                    .why("%s", refused.getMessage())
                    .remedy("rename or delete the branch that has come in its place, and try again")
                    .exception(refused);
        }
        show(yard, CleanJson.bags("undone", bags.subList(0, 1)), CleanView.undone(bags.get(0)));
        return ExitStatus.DONE.code();
    }

    private int drop(Yard yard, Cleaning cleaning) {
        List<TrashBag> bags = cleaning.bags().stream()
                .filter(bag -> days == null
                        || !bag.at().isAfter(yard.around().time().instant().minus(Duration.ofDays(days))))
                .toList();
        if (!bags.isEmpty()) {
            if (!yes) {
                output.print(yard.around(), CleanView.bags(bags).lines());
            }
            if (!agreed(yard, "Let go of this for good?", new Instead("trackyard clean --undo", "have it back"))) {
                return ExitStatus.DONE.code();
            }
        }
        bags.forEach(cleaning::drop);
        show(yard, CleanJson.bags("dropped", bags), CleanView.dropped(bags));
        return ExitStatus.DONE.code();
    }

    private void show(Yard yard, String document, CleanView view) {
        if (output.json()) {
            output.printJson(yard.around(), document);
        } else {
            output.print(yard.around(), view.lines());
        }
    }

    /** What to type where nobody can be asked. */
    private record Instead(String command, String effect) {}

    private boolean agreed(Yard yard, String question, Instead instead) {
        if (yes) {
            return true;
        }
        if (output.json() || !yard.around().terminal().input()) {
            throw Problem.of(Fault.USER, "not-confirmed")
                    .what("this needs a word of yours, and there is no terminal to ask")
                    .remedy(instead.command(), instead.effect())
                    .remedy("say it with --yes")
                    .exception();
        }
        return Question.yes(yard.around(), question);
    }

    private void refuseMixtures() {
        boolean bags = mode.undo || mode.drop;
        if (bags && !runs.isEmpty() || days != null && !mode.drop || days != null && days < 0) {
            throw Problem.of(Fault.USER, "usage")
                    .what("--undo and --drop take no run, and --older-than goes with --drop and takes days")
                    .remedy("trackyard clean --help", "see the options")
                    .exception();
        }
    }
}
