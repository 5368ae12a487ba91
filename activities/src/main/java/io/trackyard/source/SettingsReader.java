package io.trackyard.source;

import io.trackyard.plan.Check;
import io.trackyard.plan.LayoutRules.Barrier;
import io.trackyard.plan.LayoutRules.UnknownScope;
import io.trackyard.plan.PathPattern;
import io.trackyard.plan.UnknownNeed;
import io.trackyard.policy.CommitSubject;
import io.trackyard.policy.RunPolicy;
import io.trackyard.policy.RunPolicy.OnAbandon;
import io.trackyard.policy.RunPolicy.OutsideScope;
import io.trackyard.policy.Setup;
import io.trackyard.source.Settings.Limits;
import io.trackyard.source.Settings.Rules;
import io.trackyard.source.YamlValue.Mapping;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the settings among the top-level keys of {@code trackyard.yaml}; a profile is written with the same keys. */
final class SettingsReader {
    static final List<String> KEYS = List.of(
            "agent",
            "verify",
            "setup",
            "limits",
            "barrier",
            "onAbandon",
            "unknownNeed",
            "unknownScope",
            "outsideScope",
            "requireChecks",
            "commitSubject");

    /** An install of dependencies on a cold cache takes minutes, where a check of 300 s would be stuck. */
    static final int SETUP_SECONDS = 900;

    /** Beyond it a number was meant as something else. */
    static final int MOST_ATTEMPTS = 100;

    private final YamlFields file;
    private final Faults faults;

    private SettingsReader(YamlFields file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    static Settings read(YamlFields file, Faults faults) {
        SettingsReader reader = new SettingsReader(file, faults);
        return new Settings(
                reader.rules(),
                reader.limits(),
                AgentReader.read(file, faults),
                reader.gate(),
                reader.setup(),
                reader.commitSubject());
    }

    private Rules rules() {
        return new Rules(
                file.choice("barrier", Barrier.class),
                file.choice("unknownScope", UnknownScope.class),
                file.choice("unknownNeed", UnknownNeed.class),
                file.choice("outsideScope", OutsideScope.class),
                file.choice("onAbandon", OnAbandon.class),
                file.bool("requireChecks"));
    }

    private Limits limits() {
        List<String> keys =
                List.of("maxParallel", "attempts", "sessionTimeout", "mergeAttempts", "minFreeMemory", "minFreeDisk");
        YamlValue value = file.value("limits").orElse(null);
        if (value == null) {
            return Limits.NONE;
        }
        YamlFields limits = YamlFields.of(value, "limits", keys, faults);
        return new Limits(
                limits.integer("maxParallel", 1, RunPolicy.MOST_PARALLEL),
                limits.integer("attempts", 1, MOST_ATTEMPTS),
                limits.seconds("sessionTimeout"),
                limits.integer("mergeAttempts", 0, MOST_ATTEMPTS),
                limits.mebibytes("minFreeMemory"),
                limits.mebibytes("minFreeDisk"));
    }

    private @Nullable CommitSubject commitSubject() {
        String template = file.text("commitSubject");
        if (template == null || CommitSubject.isOne(template)) {
            return template == null ? null : CommitSubject.of(template);
        }
        file.value("commitSubject")
                .ifPresent(value -> faults.add(
                        value.line(), "commitSubject is a line with {title} in it, not \"%s\"", template.strip()));
        return null;
    }

    private @Nullable List<Check> gate() {
        return file.value("verify")
                .map(value -> CheckReader.read("verify", value, Check.DEFAULT_SECONDS, faults))
                .orElse(null);
    }

    private @Nullable Setup setup() {
        YamlValue value = file.value("setup").orElse(null);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Mapping)) {
            return new Setup(CheckReader.read("setup", value, SETUP_SECONDS, faults), List.of());
        }
        YamlFields setup = YamlFields.of(value, "setup", List.of("commands", "copy", "timeout"), faults);
        int seconds = Objects.requireNonNullElse(setup.seconds("timeout"), SETUP_SECONDS);
        List<Check> commands = setup.value("commands")
                .map(list -> CheckReader.read("commands", list, seconds, faults))
                .orElse(List.of());
        List<String> copy = Objects.requireNonNullElse(setup.texts("copy"), List.of());
        copy.stream()
                .filter(PathPattern::isOutside)
                .forEach(glob -> faults.add(setup.line(), "copy names files of the repository, not \"%s\"", glob));
        return new Setup(commands, copy);
    }
}
