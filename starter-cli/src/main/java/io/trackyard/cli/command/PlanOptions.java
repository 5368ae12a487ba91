package io.trackyard.cli.command;

import io.trackyard.cli.OutputOptions;
import io.trackyard.cli.RepositoryOption;
import io.trackyard.cli.Yard;
import io.trackyard.display.PlanOutline;
import io.trackyard.git.RefName;
import io.trackyard.git.Repository;
import io.trackyard.git.StatusEntry;
import io.trackyard.plan.TaskId;
import io.trackyard.problem.ShellWord;
import io.trackyard.reading.PlanReader;
import io.trackyard.reading.PlanReading;
import io.trackyard.reading.PlanRequest;
import io.trackyard.reading.Selection;
import io.trackyard.reading.SeveralSourcesException;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.Settings;
import io.trackyard.source.text.Waiter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code plan} and {@code run} have in common: which tasks, and how they are carried out. */
final class PlanOptions {
    @Mixin
    RepositoryOption repository = new RepositoryOption();

    @Option(
            names = "--source",
            paramLabel = "PATH",
            description = "The file or directory that holds the tasks (default: found by looking).")
    @Nullable
    Path source;

    @Option(
            names = "--phase",
            paramLabel = "N",
            description = "Only this phase of the plan; of a planning directory the phase 3, 03, 2.1 or 12A.")
    @Nullable
    String phase;

    @Mixin
    PlanningOptions planning = new PlanningOptions();

    @Option(names = "--task", paramLabel = "ID", description = "Only this task; may be given more than once.")
    List<String> tasks = List.of();

    @Option(
            names = "--take",
            paramLabel = "ID",
            description = "Carry this held task out all the same; may be given more than once.")
    List<String> take = List.of();

    @Option(
            names = "--retry-blocked",
            description = "Carry out what is marked as blocked too, as --take would each of them.")
    boolean retryBlocked;

    @Option(
            names = {"--max-parallel", "--agents"},
            paramLabel = "N",
            description = "How many tracks are open at once.")
    @Nullable
    Integer maxParallel;

    @Option(names = "--sequential", description = "One track at a time: --max-parallel 1.")
    boolean sequential;

    @Mixin
    AgentOptions agent = new AgentOptions();

    /** Reads the tasks and makes the plan of them; where they lie in several places, a person at a terminal is asked. */
    PlanReading read(Repository repository, Yard yard, OutputOptions output) {
        try {
            return read(repository, yard);
        } catch (SeveralSourcesException several) {
            if (output.json() || !yard.around().terminal().input()) {
                throw several;
            }
            String place =
                    new SourceQuestion(yard.around(), output).ask(several).place();
            boolean atTheRoot = yard.around().directory().equals(repository.topLevel());
            source = atTheRoot ? Path.of(place) : repository.topLevel().resolve(place);
            return read(repository, yard);
        }
    }

    private PlanReading read(Repository repository, Yard yard) {
        Set<TaskId> integrated =
                repository.tasksIn(repository.head()).stream().map(TaskId::of).collect(Collectors.toUnmodifiableSet());
        Set<TaskId> taken = take.stream().map(TaskId::of).collect(Collectors.toUnmodifiableSet());
        PlanReading reading = new PlanReader(
                        Waiter.sleeping(), yard.around().time(), yard.around().environment())
                .read(new PlanRequest(
                                repository.topLevel(),
                                Optional.ofNullable(source).map(yard.around().directory()::resolve),
                                new Selection(
                                        planning.part(phase),
                                        tasks.stream().map(TaskId::of).toList()),
                                new KnownTasks(taken, integrated).begun(() -> repository.scopesIn(repository.head())),
                                repository::trackedFiles,
                                settings())
                        .retryingBlocked(retryBlocked));
        agent.demandKnown(reading.settings().kinds());
        return reading.withWarnings(
                AgentProgram.missing(reading, repository, yard.around().environment()));
    }

    /** The plan as it is shown. */
    static PlanOutline outline(Repository repository, PlanReading reading) {
        Settings settings = reading.settings();
        return new PlanOutline(
                reading.source(),
                new PlanOutline.Base(
                        repository.head().hex(),
                        repository.checkedOutBranch().map(RefName::shortName),
                        repository.dirtyFiles().stream()
                                .map(StatusEntry::path)
                                .filter(path -> !reading.files().contains(path))
                                .toList()),
                new PlanOutline.Terms(
                        reading.profile(),
                        said(settings.limits().attempts()),
                        said(settings.limits().maxParallel()),
                        settings.layout(),
                        settings.calibration()),
                reading.plan(),
                reading.phases(),
                Optional.empty());
    }

    /** The plan as it is shown, with the command that carries it out, unless that would be refused for a missing program. */
    PlanOutline withNext(PlanOutline outline, PlanReading reading) {
        return AgentProgram.isMissingIn(reading) ? outline : outline.withNext(runCommand(reading));
    }

    /** The command that carries out what these options show; where no agent is named it has a place for one. */
    String runCommand(PlanReading reading) {
        List<String> words = new ArrayList<>(List.of("trackyard", "run"));
        add(words, "--repo", repository.directory());
        add(words, "--source", source);
        add(words, "--phase", phase);
        planning.words().forEach(words::add);
        tasks.forEach(id -> add(words, "--task", id));
        take.forEach(id -> add(words, "--take", id));
        if (retryBlocked) {
            words.add("--retry-blocked");
        }
        add(words, "--max-parallel", maxParallel);
        if (sequential) {
            words.add("--sequential");
        }
        agent.words().forEach(words::add);
        boolean agentIsNamed = reading.settings().usualAgent().program().isPresent();
        return String.join(" ", words) + (agentIsNamed ? "" : " --agent-command 'COMMAND'");
    }

    private static void add(List<String> words, String option, @Nullable Object value) {
        if (value != null) {
            words.add(option);
            words.add(ShellWord.of(value.toString()));
        }
    }

    /** The plan as it is shown, with what is agreed to where that has to be typed in full. */
    static PlanOutline outline(Repository repository, PlanReading reading, Yard yard) {
        PlanOutline outline = outline(repository, reading);
        boolean typed = reading.settings().confirmation() == Settings.Confirmation.TYPED
                && !reading.plan().tasks().isEmpty();
        return typed
                ? outline.dispatching(new Preflight(repository, yard.around())
                        .of(reading, outline.base().uncommitted()))
                : outline;
    }

    /** A profile says all that nobody else does. */
    private static int said(@Nullable Integer value) {
        return Objects.requireNonNull(value, "a profile says it");
    }

    private Settings settings() {
        Integer parallel = sequential ? Integer.valueOf(1) : maxParallel;
        return Settings.of(
                Settings.Rules.NONE,
                parallel == null ? Settings.Limits.NONE : Settings.Limits.ofMaxParallel(parallel),
                agent.choice());
    }
}
