package io.trackyard.cli.command;

import io.trackyard.cli.ExitCodes;
import io.trackyard.cli.ExitStatus;
import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.RepositoryOption;
import io.trackyard.cli.Yard;
import io.trackyard.cli.Yards;
import io.trackyard.display.SalvageJson;
import io.trackyard.display.SalvageView;
import io.trackyard.git.EncodedId;
import io.trackyard.git.Repository;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ShellWord;
import io.trackyard.salvage.KeptWork;
import io.trackyard.salvage.Salvage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds work that was not integrated, and gives it back. */
@Command(
        name = "salvage",
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.USAGE, ExitCodes.ENVIRONMENT},
        header = {
            "Example: trackyard salvage",
            "         trackyard salvage bright-heron bd-104 --apply",
            "         trackyard salvage bright-heron bd-104 --patch work.patch",
            ""
        },
        description = {
            "Lists the work that was kept and not integrated: of abandoned and cancelled tasks, and of those whose run"
                    + " ended before them.",
            "",
            "Of one task every snapshot is listed. Needs no server; index and checkout are never touched."
        })
public final class SalvageCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "RUN", description = "The run (default: all that are here).")
    @Nullable
    String run;

    @Parameters(index = "1", arity = "0..1", paramLabel = "TASK", description = "The task (default: all of the run).")
    @Nullable
    String task;

    @Mixin
    RepositoryOption repository = new RepositoryOption();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Option(names = "--snapshot", paramLabel = "N", description = "This snapshot of the task (default: the last).")
    @Nullable
    Integer snapshot;

    @Option(names = "--apply", description = "Make the branch salvage/RUN/TASK at the work.")
    boolean apply;

    @Option(names = "--branch", paramLabel = "NAME", description = "Make a branch of this name at the work.")
    @Nullable
    String branch;

    @Option(names = "--patch", paramLabel = "FILE", description = "Write the work as a patch, for git apply.")
    @Nullable
    Path patch;

    private final Yards yards;

    public SalvageCommand(Yards yards) {
        this.yards = yards;
    }

    @Override
    public Integer call() {
        refuseMixtures();
        try (Yard yard = yards.open(output);
                Repository opened = yard.repository(repository.directory())) {
            Salvage salvage = new Salvage(opened, yard.state());
            List<KeptWork> work = find(salvage);
            if (patch != null) {
                KeptWork chosen = chosen(work);
                Path written = write(yard.around().directory().resolve(patch), salvage.patch(chosen));
                show(yard, List.of(chosen), "%s has".formatted(written), "git apply --3way " + written, null);
            } else if (apply || branch != null) {
                give(yard, salvage, chosen(work));
            } else {
                show(yard, work);
            }
            return ExitStatus.DONE.code();
        }
    }

    /** As it is: a patch of text that is not in UTF-8 is not either. */
    private static Path write(Path file, byte[] content) {
        try {
            return Files.write(file, content, StandardOpenOption.CREATE_NEW);
        } catch (IOException failed) {
            throw Problem.of(Fault.USER, "not-written")
                    .what("'%s' was not written", file)
                    .why(failed instanceof FileAlreadyExistsException ? "there is such a file" : "%s", failed)
                    .remedy("name another file")
                    .exception(failed);
        }
    }

    private void give(Yard yard, Salvage salvage, KeptWork work) {
        String wanted = branch;
        String name = wanted == null
                ? "salvage/%s/%s".formatted(EncodedId.of(work.run()), EncodedId.of(work.task()))
                : wanted;
        salvage.branch(work, name);
        show(yard, List.of(work), "branch %s has".formatted(name), "git merge " + ShellWord.of(name), name);
    }

    private void show(Yard yard, List<KeptWork> work, String where, String next, @Nullable String made) {
        if (output.json()) {
            output.printJson(yard.around(), SalvageJson.of(work, made));
        } else {
            yard.around()
                    .out()
                    .println("%s the work of %s in run %s"
                            .formatted(where, work.get(0).task(), work.get(0).run()));
            yard.around().out().flush();
            output.say(yard.around(), "Take it in with: " + next);
        }
    }

    private void show(Yard yard, List<KeptWork> work) {
        if (output.json()) {
            output.printJson(yard.around(), SalvageJson.of(work, null));
        } else {
            output.print(
                    yard.around(),
                    SalvageView.of(work, task != null, yard.around().moment(), OutputOptions.width(yard.around())));
        }
    }

    private List<KeptWork> find(Salvage salvage) {
        String wanted = run;
        if (wanted == null) {
            return salvage.all(Optional.empty());
        }
        String ofTask = task;
        return ofTask == null ? salvage.all(Optional.of(wanted)) : salvage.of(wanted, ofTask);
    }

    private KeptWork chosen(List<KeptWork> work) {
        return work.stream()
                .filter(each -> snapshot == null || each.snapshot() == snapshot)
                .findFirst()
                .orElseThrow(() -> Problem.of(Fault.USER, "no-snapshot")
                        .what("run %s has no snapshot %d of %s", run, snapshot, task)
                        .remedy(
                                "trackyard salvage %s %s".formatted(run, ShellWord.of(String.valueOf(task))),
                                "see them")
                        .exception());
    }

    private void refuseMixtures() {
        boolean takes = apply || branch != null || patch != null || snapshot != null;
        if (takes && task == null) {
            throw usage("say whose work: --apply, --branch, --patch and --snapshot take RUN and TASK");
        }
        if (patch != null && (apply || branch != null)) {
            throw usage("--patch writes a patch, and goes with neither --apply nor --branch");
        }
    }

    private static RuntimeException usage(String what) {
        return Problem.of(Fault.USER, "usage")
                .what("%s", what)
                .remedy("trackyard salvage --help", "see the options")
                .exception();
    }
}
