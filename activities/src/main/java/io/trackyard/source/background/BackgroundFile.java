package io.trackyard.source.background;

import io.trackyard.plan.Changes;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.source.AgentReader;
import io.trackyard.source.ProfileFile;
import io.trackyard.source.background.BackgroundSettings.Limits;
import io.trackyard.source.background.BackgroundSettings.Manners;
import io.trackyard.source.text.Faults;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.text.YamlFields;
import io.trackyard.source.text.YamlReader;
import io.trackyard.source.text.YamlValue;
import io.trackyard.source.text.YamlValue.Mapping;
import io.trackyard.source.trackyard.TrackyardFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Reads {@code background.yaml}, in which a person says how background tasks are carried out; the profile is one too. */
public final class BackgroundFile {
    /** Its name in the directory of a person's settings. */
    public static final String NAME = "background.yaml";

    private static final List<String> KEYS = List.of(
            "agent",
            "kinds",
            "maxParallel",
            "sessionTimeout",
            "stalledAfter",
            "minFreeMemory",
            "minFreeDisk",
            "notifications",
            "detached",
            "mirrors");
    private static final List<String> KIND_KEYS = List.of("client", "persona", "model", "permission", "changes");

    /** More sessions at once than any machine bears; a larger number was meant as something else. */
    private static final int MOST_PARALLEL = 200;

    private BackgroundFile() {}

    /**
     * What the file says; nothing where there is none.
     *
     * @throws io.trackyard.problem.ProblemException with everything that is wrong with it
     */
    public static BackgroundSettings read(Path directory) {
        Path file = directory.resolve(NAME);
        return Files.exists(file)
                ? parse(SourceFile.of(directory, file).text(), file.toString())
                : BackgroundSettings.NONE;
    }

    /** The agent that a repository's {@code trackyard.yaml} names, and nothing else of it. */
    public static BackgroundSettings ofRepository(Path root) {
        Path file = root.resolve(TrackyardFile.NAME);
        return Files.exists(file)
                ? new BackgroundSettings(
                        Limits.NONE,
                        Manners.NONE,
                        TrackyardFile.read(SourceFile.of(root, file)).settings().agent(),
                        List.of())
                : BackgroundSettings.NONE;
    }

    /** What is so where nobody says anything. */
    public static BackgroundSettings profile() {
        return ProfileFile.named("background").settings(KEYS, BackgroundFile::settings);
    }

    static BackgroundSettings parse(String text, String name) {
        Faults faults = new Faults(name);
        BackgroundSettings settings = YamlReader.read(text, faults)
                .map(document -> settings(YamlFields.of(document, name, KEYS, faults), faults))
                .orElse(BackgroundSettings.NONE);
        List<Problem> found = faults.all();
        if (!found.isEmpty()) {
            throw broken(name, found);
        }
        return settings;
    }

    private static RuntimeException broken(String name, List<Problem> found) {
        return Problem.of(Fault.USER, "bad-settings")
                .what("%s has %d %s", name, found.size(), found.size() == 1 ? "fault" : "faults")
                .why(
                        "%s",
                        found.stream()
                                .map(fault -> "line %d: %s".formatted(fault.line(), fault.what()))
                                .collect(Collectors.joining("\n")))
                .exception();
    }

    private static BackgroundSettings settings(YamlFields file, Faults faults) {
        return new BackgroundSettings(
                new Limits(
                        file.integer("maxParallel", 0, MOST_PARALLEL),
                        file.seconds("sessionTimeout"),
                        file.secondsOrOff("stalledAfter"),
                        file.mebibytes("minFreeMemory"),
                        file.mebibytes("minFreeDisk")),
                new Manners(file.bool("notifications"), file.bool("detached"), file.text("mirrors")),
                AgentReader.read(file, faults),
                file.value("kinds").map(value -> kinds(value, faults)).orElse(List.of()));
    }

    private static List<Kind> kinds(YamlValue value, Faults faults) {
        if (!(value instanceof Mapping mapping)) {
            faults.add(value.line(), "kinds is a mapping of names to kinds, not %s", value.kind());
            return List.of();
        }
        return mapping.entries().stream()
                .map(entry -> kind(entry.key(), entry.value(), faults))
                .toList();
    }

    private static Kind kind(String name, YamlValue value, Faults faults) {
        YamlFields fields = YamlFields.of(value, "the kind " + name, KIND_KEYS, faults);
        return new Kind(
                name,
                fields.text("client"),
                fields.text("persona"),
                fields.text("model"),
                fields.text("permission"),
                fields.choice("changes", Changes.class));
    }
}
