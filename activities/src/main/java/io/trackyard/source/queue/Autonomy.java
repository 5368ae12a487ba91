package io.trackyard.source.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.trackyard.plan.PlanFaults;
import io.trackyard.policy.RunPolicy.OnAbandon;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.source.AgentChoice;
import io.trackyard.source.Settings;
import io.trackyard.source.Settings.Confirmation;
import io.trackyard.source.queue.AutonomyFiles.Document;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the settings of autonomy mean for a run: what is asked, what a failure stops, and how much is done at once. */
final class Autonomy {
    /** As the system's own schema has it. */
    private static final int MOST_PARALLEL = 10;

    private static final String FOLLOW_SYSTEM = "follow-system";

    private final AutonomyFiles files;
    private final List<Problem> faults;
    private final List<Problem> warnings = new ArrayList<>();
    private final Settings settings;

    private Autonomy(AutonomyFiles files) {
        this.files = files;
        this.faults = new ArrayList<>(files.faults());
        Optional<Level> level = level();
        this.settings = Settings.of(
                level.map(this::rules).orElse(Settings.Rules.NONE),
                maxParallel().map(Settings.Limits::ofMaxParallel).orElse(Settings.Limits.NONE),
                AgentChoice.NONE);
        if (level.filter(Level.L3::equals).isPresent()) {
            warnOfDiscovery();
        }
        files.tracking().ifPresent(this::warnOfTracking);
    }

    static Autonomy of(Path repository, Map<String, String> environment) {
        return new Autonomy(AutonomyFiles.read(repository, environment));
    }

    Settings settings() {
        return settings;
    }

    List<Problem> faults() {
        return List.copyOf(faults);
    }

    /** What is said there that Trackyard does not do. */
    List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    private enum Level {
        /** Every item is confirmed. */
        L1,
        /** The plan is confirmed. */
        L2,
        /** Nothing is asked. */
        L3
    }

    private Settings.Rules rules(Level level) {
        boolean goesOn = level == Level.L3
                && said("/autonomy/l3_settings/continue_on_error", "/autonomy/continue_on_error")
                        .map(said -> said.value().asBoolean(true))
                        .orElse(true);
        Confirmation confirmation = switch (level) {
            case L1 -> Confirmation.EACH;
            case L2 -> Confirmation.ONCE;
            case L3 -> Confirmation.NONE;
        };
        return Settings.Rules.NONE.asking(confirmation, goesOn ? OnAbandon.CONTINUE : OnAbandon.WAIT);
    }

    /** The project's own level comes first, unless it follows the person's. */
    private Optional<Level> level() {
        for (Document document : files.settings()) {
            JsonNode autonomy = document.root().path("autonomy");
            String own = autonomy.path("project_level").asText("");
            Stream<JsonNode> candidates = own.isBlank()
                    ? Stream.of(autonomy.path("level"), autonomy.path("system_level"))
                    : Stream.of(autonomy.path(own.equals(FOLLOW_SYSTEM) ? "system_level" : "project_level"));
            Optional<String> said = candidates
                    .map(node -> node.asText("").strip())
                    .filter(word -> !word.isEmpty())
                    .findFirst();
            if (said.isPresent()) {
                return known(said.get(), document);
            }
        }
        return Optional.empty();
    }

    private Optional<Level> known(String word, Document document) {
        Optional<Level> level = Stream.of(Level.values())
                .filter(each -> each.name().equalsIgnoreCase(word))
                .findFirst();
        if (level.isEmpty()) {
            faults.add(PlanFaults.unreadable(
                    document.file().name(), null, "the level of autonomy is L1, L2 or L3, not \"%s\"".formatted(word)));
        }
        return level;
    }

    /** The field that the queue's rules name is the strongest within a file. */
    private Optional<Integer> maxParallel() {
        return said("/autonomy/max_parallel", "/autonomy/l3_settings/max_parallel", "/subagents/max_concurrent")
                .flatMap(said -> {
                    int number = said.value().canConvertToInt() ? said.value().asInt() : 0;
                    if (number < 1 || number > MOST_PARALLEL) {
                        faults.add(PlanFaults.unreadable(
                                said.document().file().name(),
                                null,
                                "what is done at once is 1 to %d, not %s".formatted(MOST_PARALLEL, said.value())));
                        return Optional.empty();
                    }
                    return Optional.of(number);
                });
    }

    private void warnOfDiscovery() {
        said("/autonomy/l3_settings/auto_discover", "/autonomy/auto_discover")
                .filter(said ->
                        said.value().asBoolean(false) && !said.document().isDefault())
                .ifPresent(said -> warnings.add(Problem.of(Fault.USER, "not-supported")
                        .what("auto_discover is not supported: a run carries out the items that are in the queue")
                        .at(said.document().file().name(), null)
                        .remedy("trackyard run", "again, when there are new items")
                        .build()));
    }

    private void warnOfTracking(Document document) {
        JsonNode tracking = document.root().path("issue_tracking");
        String provider = tracking.path("provider").asText("");
        if (tracking.path("enabled").asBoolean(true) && !provider.isBlank() && !provider.equals("file-based")) {
            warnings.add(Problem.of(Fault.USER, "not-supported")
                    .what("items that %s keeps are not supported: those of the queue's files are carried out", provider)
                    .at(document.file().name(), null)
                    .build());
        }
    }

    /** A value and where it stands. */
    private record Said(Document document, JsonNode value) {}

    private Optional<Said> said(String... pointers) {
        return files.settings().stream()
                .flatMap(document -> Stream.of(pointers)
                        .map(pointer ->
                                new Said(document, present(document.root().at(pointer)))))
                .filter(said -> !said.value().isMissingNode())
                .findFirst();
    }

    private static JsonNode present(@Nullable JsonNode node) {
        return node == null || node.isNull() ? MissingNode.getInstance() : node;
    }
}
