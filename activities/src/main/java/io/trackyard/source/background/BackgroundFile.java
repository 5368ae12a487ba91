package io.trackyard.source.background;

import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.source.AgentKinds;
import io.trackyard.source.AgentReader;
import io.trackyard.source.ProfileFile;
import io.trackyard.source.Settings;
import io.trackyard.source.background.BackgroundSettings.HostLimits;
import io.trackyard.source.background.BackgroundSettings.Limits;
import io.trackyard.source.background.BackgroundSettings.Manners;
import io.trackyard.source.text.Faults;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.text.YamlFields;
import io.trackyard.source.text.YamlReader;
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

    /**
     * What a repository's {@code trackyard.yaml} says that is not of runs alone: the agent, the kinds of agents, and what
     * bounds all sessions of a host.
     */
    public static BackgroundSettings ofRepository(Path root) {
        Path file = root.resolve(TrackyardFile.NAME);
        if (!Files.exists(file)) {
            return BackgroundSettings.NONE;
        }
        Settings settings = TrackyardFile.read(SourceFile.of(root, file)).settings();
        return new BackgroundSettings(
                Limits.NONE, HostLimits.of(settings), Manners.NONE, settings.agent(), settings.kinds());
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
                HostLimits.NONE,
                new Manners(file.bool("notifications"), file.bool("detached"), file.text("mirrors")),
                AgentReader.read(file, faults),
                AgentKinds.read(file, "kinds", faults));
    }
}
