package io.trackyard.cli.command;

import io.trackyard.background.host.BackgroundCard.Work;
import io.trackyard.cli.Yard;
import io.trackyard.git.Repository;
import io.trackyard.launch.BackgroundOrder;
import io.trackyard.plan.Changes;
import io.trackyard.plan.NearestName;
import io.trackyard.policy.AgentSettings;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.source.AgentKind;
import io.trackyard.source.background.BackgroundFile;
import io.trackyard.source.background.BackgroundList;
import io.trackyard.source.background.BackgroundPrompt;
import io.trackyard.source.background.BackgroundSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes orders of what was typed or written down. */
final class BgOrders {
    private static final String STANDARD_INPUT = "-";
    private static final List<String> VERBS = List.of("list", "cancel", "retry", "clear");

    private final Yard yard;
    private final BgOptions options;
    private final Path directory;
    private final BackgroundSettings settings;

    BgOrders(Yard yard, BackgroundSettings settings, BgOptions options) {
        this.yard = yard;
        this.options = options;
        this.directory = options.directory == null
                ? yard.around().directory()
                : yard.around().directory().resolve(options.directory).normalize();
        this.settings = settings.over(ofRepository());
    }

    List<BackgroundOrder> of(@Nullable String prompt, @Nullable String file, @Nullable String id) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw usage("'%s' is not a directory".formatted(directory)).exception();
        }
        return prompts(prompt, file, id).stream().map(this::order).toList();
    }

    private List<BackgroundPrompt> prompts(@Nullable String prompt, @Nullable String file, @Nullable String id)
            throws IOException {
        if ((prompt == null) == (file == null)) {
            throw usage("a background task takes a prompt, or --file with many").exception();
        }
        if (prompt != null) {
            refuseMistypedVerb(prompt);
            return List.of(new BackgroundPrompt(prompt, id, null));
        }
        if (id != null) {
            throw usage("--id names one task, and --file holds many").exception();
        }
        List<BackgroundPrompt> prompts = BackgroundList.read(text(Objects.requireNonNull(file)), file);
        if (prompts.isEmpty()) {
            throw usage("%s holds no prompt".formatted(file)).exception();
        }
        return prompts;
    }

    private String text(String file) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return new String(yard.around().in().readAllBytes(), StandardCharsets.UTF_8);
        }
        Path path = yard.around().directory().resolve(file);
        if (!Files.isRegularFile(path)) {
            throw usage("there is no file %s".formatted(file)).exception();
        }
        return Files.readString(path);
    }

    /** A session costs money: "lsit" is more likely a slip than a prompt. */
    private static void refuseMistypedVerb(String prompt) {
        if (prompt.isBlank()) {
            throw usage("the prompt is empty").exception();
        }
        NearestName.to(prompt, VERBS).ifPresent(verb -> {
            throw usage("\"%s\" is no prompt".formatted(prompt))
                    .remedy("trackyard bg " + verb, "if that was meant")
                    .remedy("say more than one word, if it was one")
                    .exception();
        });
    }

    private BackgroundOrder order(BackgroundPrompt asked) {
        Optional<AgentKind> kind = Optional.ofNullable(asked.kind())
                .or(() -> Optional.ofNullable(options.kind))
                .map(settings::kind);
        AgentSettings agent = settings.agentOf(Optional.ofNullable(options.agentCommand), kind);
        AgentProgram.demand(agent.command(), directory, yard.around().environment());
        String name = kind.map(AgentKind::name).orElse(null);
        Work work = new Work(
                name,
                directory.toString(),
                null,
                agent,
                kind.map(AgentKind::model).orElse(null),
                kind.map(AgentKind::permission).orElse(null),
                kind.map(AgentKind::changes).orElse(Changes.NONE),
                seconds(),
                settings.stalledSeconds(),
                settings.resources(),
                settings.budgets());
        refuseEditingOutsideRepositories(work);
        return new BackgroundOrder(
                asked.id(),
                kind.map(known -> known.prompt(asked.prompt())).orElse(asked.prompt()),
                BackgroundOrder.titleOf(asked.prompt()),
                work);
    }

    private int seconds() {
        return Optional.ofNullable(options.timeout)
                .map(Durations::parse)
                .map(time -> Math.toIntExact(time.toSeconds()))
                .orElseGet(settings::sessionSeconds);
    }

    private void refuseEditingOutsideRepositories(Work work) {
        if (!work.isEditing()) {
            return;
        }
        try {
            Repository.open(directory, yard.around().environment()).close();
        } catch (ProblemException none) {
            throw Problem.of(Fault.USER, "no-repository")
                    .what("an agent of kind %s edits files, and for that it needs a git repository", work.kind())
                    .why("%s", none.problem().what())
                    .remedy("name a directory of one with --dir, or choose a kind that only reads")
                    .exception(none);
        }
    }

    /** Any directory will do: only what lies in a repository has a trackyard.yaml. */
    private BackgroundSettings ofRepository() {
        try (Repository repository = Repository.open(directory, yard.around().environment())) {
            return BackgroundFile.ofRepository(repository.topLevel());
        } catch (ProblemException none) {
            return BackgroundSettings.NONE;
        }
    }

    private static Problem.Draft usage(String what) {
        return Problem.of(Fault.USER, "usage").what("%s", what).remedy("trackyard bg --help", "see what it takes");
    }
}
