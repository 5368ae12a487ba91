package io.trackyard.source;

import io.trackyard.plan.Check;
import io.trackyard.plan.LayoutRules.Barrier;
import io.trackyard.plan.LayoutRules.Order;
import io.trackyard.plan.LayoutRules.UnknownScope;
import io.trackyard.plan.PathPattern;
import io.trackyard.plan.UnknownNeed;
import io.trackyard.policy.CommitSubject;
import io.trackyard.policy.EvidenceRules.Level;
import io.trackyard.policy.EvidenceRules.RedBase;
import io.trackyard.policy.Guards;
import io.trackyard.policy.MergeRules;
import io.trackyard.policy.NewTasks;
import io.trackyard.policy.OutputLimits.NoisySession;
import io.trackyard.policy.PromptTemplate;
import io.trackyard.policy.ReservationRules;
import io.trackyard.policy.RunPolicy;
import io.trackyard.policy.RunPolicy.OnAbandon;
import io.trackyard.policy.RunPolicy.OutsideScope;
import io.trackyard.policy.Setup;
import io.trackyard.policy.Telling.CloseWhen;
import io.trackyard.policy.Telling.Occasion;
import io.trackyard.source.Settings.Confirmation;
import io.trackyard.source.Settings.DirtyTree;
import io.trackyard.source.Settings.Limits;
import io.trackyard.source.Settings.Rules;
import io.trackyard.source.text.Faults;
import io.trackyard.source.text.YamlFields;
import io.trackyard.source.text.YamlValue;
import io.trackyard.source.text.YamlValue.Entry;
import io.trackyard.source.text.YamlValue.Mapping;
import io.trackyard.source.text.YamlValue.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the settings among the top-level keys of {@code trackyard.yaml}; a profile is written with the same keys. */
public final class SettingsReader {
    /** The keys it reads. */
    public static final List<String> KEYS = List.of(
            "agent",
            "agents",
            "prompt",
            "verify",
            "setup",
            "limits",
            "budgets",
            "barrier",
            "order",
            "onAbandon",
            "unknownNeed",
            "unknownScope",
            "outsideScope",
            "requireChecks",
            "newTasks",
            "needsInPrompt",
            "confirmation",
            "dirtyTree",
            "detach",
            "commitSubject",
            "mergeSubject",
            "mergeOrder",
            "gateAt",
            "gateTimeout",
            "gateTogether",
            "mergeAs",
            "shared",
            "guard",
            "inferScope",
            "scopes",
            "calibration",
            "notify",
            "closeWhen",
            "bugScan",
            "evidence",
            "noisySession",
            "sandbox");

    private static final List<String> LIMITS = List.of(
            "maxParallel",
            "attempts",
            "sessionTimeout",
            "stalledAfter",
            "mergeAttempts",
            "minFreeMemory",
            "minFreeDisk",
            "snapshotEvery",
            "accountSessions",
            "hostSessions",
            "reservationWait",
            "checkOutput",
            "sessionOutput");

    /** An install of dependencies on a cold cache takes minutes, where a check of 300 s would be stuck. */
    public static final int SETUP_SECONDS = 900;

    /** Beyond it a number was meant as something else. */
    public static final int MOST_ATTEMPTS = 100;

    private static final int MOST_ROUNDS = 100;

    private static final int MOST_SESSIONS = 1000;

    private static final int MOST_TOGETHER = 100;

    private static final int MOST_DELETIONS = 1_000_000;

    private final YamlFields file;
    private final Faults faults;
    private final @Nullable YamlFields limits;

    private SettingsReader(YamlFields file, Faults faults) {
        this.file = file;
        this.faults = faults;
        // read once for all who ask: what is wrong in it is said once
        this.limits = file.value("limits")
                .map(value -> YamlFields.of(value, "limits", LIMITS, faults))
                .orElse(null);
    }

    /** What the fields say; what cannot be read is a fault and stays unsaid. */
    public static Settings read(YamlFields file, Faults faults) {
        SettingsReader reader = new SettingsReader(file, faults);
        return new Settings(
                reader.rules(),
                reader.limits(),
                AgentReader.read(file, faults),
                AgentKinds.read(file, "agents", faults),
                reader.gate(),
                reader.setup(),
                reader.merging(),
                reader.paths(),
                reader.calibrating(),
                reader.telling(),
                reader.doubting(),
                reader.containing(),
                reader.reservations(),
                BudgetReader.read(file, faults),
                reader.prompt());
    }

    private @Nullable PromptTemplate prompt() {
        String template = file.text("prompt");
        if (template == null) {
            return null;
        }
        Optional<String> complaint = PromptTemplate.complaint(template);
        complaint.ifPresent(words -> file.value("prompt").ifPresent(value -> faults.add(value.line(), "%s", words)));
        return complaint.isPresent() ? null : new PromptTemplate(template);
    }

    private Rules rules() {
        return new Rules(
                file.choice("barrier", Barrier.class),
                file.choice("unknownScope", UnknownScope.class),
                file.choice("unknownNeed", UnknownNeed.class),
                file.choice("outsideScope", OutsideScope.class),
                file.choice("onAbandon", OnAbandon.class),
                file.bool("requireChecks"),
                file.choice("newTasks", NewTasks.class),
                file.bool("needsInPrompt"),
                file.choice("confirmation", Confirmation.class),
                file.choice("dirtyTree", DirtyTree.class),
                file.bool("detach"),
                file.choice("order", Order.class),
                file.bool("bugScan"));
    }

    private MergingSettings merging() {
        return new MergingSettings(
                subject("commitSubject"),
                subject("mergeSubject"),
                file.choice("mergeOrder", MergeRules.Order.class),
                file.choice("gateAt", MergeRules.GateAt.class),
                file.choice("gateTimeout", MergeRules.GateTimeout.class),
                file.integer("gateTogether", 2, MOST_TOGETHER),
                file.choice("mergeAs", MergeRules.MergeAs.class));
    }

    private CalibratingSettings calibrating() {
        YamlValue value = file.value("calibration").orElse(null);
        if (value == null) {
            return CalibratingSettings.NONE;
        }
        YamlFields said = YamlFields.of(value, "calibration", List.of("calibrators", "agent", "rounds"), faults);
        return new CalibratingSettings(
                said.value("calibrators")
                        .map(list -> CheckReader.read("calibrators", list, Check.DEFAULT_SECONDS, faults))
                        .orElse(null),
                said.bool("agent"),
                said.integer("rounds", 0, MOST_ROUNDS));
    }

    private TellingSettings telling() {
        return new TellingSettings(
                file.choices("notify", Occasion.class, "none"), file.choice("closeWhen", CloseWhen.class));
    }

    private DoubtingSettings doubting() {
        YamlValue value = file.value("evidence").orElse(null);
        if (value == null) {
            return DoubtingSettings.NONE;
        }
        YamlFields said = YamlFields.of(
                value,
                "evidence",
                List.of("noTestRan", "deletedTests", "addedSkips", "fewerAssertions", "redBase"),
                faults);
        return new DoubtingSettings(
                said.choice("noTestRan", Level.class),
                said.choice("deletedTests", Level.class),
                said.choice("addedSkips", Level.class),
                said.choice("fewerAssertions", Level.class),
                said.choice("redBase", RedBase.class));
    }

    private ContainingSettings containing() {
        return new ContainingSettings(
                output("checkOutput"),
                output("sessionOutput"),
                file.choice("noisySession", NoisySession.class),
                SandboxReader.read(file, faults));
    }

    private @Nullable Long output(String key) {
        Long mebibytes = limits == null ? null : limits.mebibytes(key);
        if (mebibytes == null || mebibytes > 0) {
            return mebibytes;
        }
        faults.add(limits.value(key).orElseThrow().line(), "%s is 1MiB at least", key);
        return null;
    }

    private PathSettings paths() {
        return new PathSettings(patterns(file, "shared"), guards(), file.bool("inferScope"), scopes());
    }

    private @Nullable Guards guards() {
        YamlValue value = file.value("guard").orElse(null);
        if (value == null) {
            return null;
        }
        YamlFields guard = YamlFields.of(value, "guard", List.of("maxDeletions", "deletable"), faults);
        Integer deletions = guard.integer("maxDeletions", 0, MOST_DELETIONS);
        List<PathPattern> deletable = patterns(guard, "deletable");
        return new Guards(
                Objects.requireNonNullElse(deletions, Guards.NONE.maxDeletions()),
                Objects.requireNonNullElse(deletable, List.of()));
    }

    private @Nullable Map<String, List<PathPattern>> scopes() {
        YamlValue value = file.value("scopes").orElse(null);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Mapping mapping)) {
            faults.add(value.line(), "scopes is a mapping of ids of tasks to paths, not %s", value.kind());
            return null;
        }
        List<String> ids = mapping.entries().stream().map(Entry::key).toList();
        YamlFields tasks = YamlFields.of(value, "scopes", ids, faults);
        Map<String, List<PathPattern>> scopes = new LinkedHashMap<>();
        for (String id : ids) {
            List<PathPattern> patterns = Objects.requireNonNullElse(patterns(tasks, id), List.of());
            if (patterns.isEmpty()) {
                faults.add(tasks.value(id).orElse(value).line(), "%s names at least one path ('**' for all)", id);
            } else {
                scopes.put(id, patterns);
            }
        }
        return scopes;
    }

    private @Nullable List<PathPattern> patterns(YamlFields fields, String key) {
        List<Scalar> texts = fields.texts(key);
        if (texts == null) {
            return null;
        }
        texts.stream()
                .filter(path -> PathPattern.isOutside(path.text()))
                .forEach(path ->
                        faults.add(path.line(), "%s names files of the repository, not \"%s\"", key, path.text()));
        return texts.stream()
                .map(Scalar::text)
                .filter(path -> !PathPattern.isOutside(path))
                .map(PathPattern::of)
                .toList();
    }

    private Limits limits() {
        return limits == null
                ? Limits.NONE
                : new Limits(
                        limits.integer("maxParallel", 1, RunPolicy.MOST_PARALLEL),
                        limits.integer("attempts", 1, MOST_ATTEMPTS),
                        limits.seconds("sessionTimeout"),
                        limits.secondsOrOff("stalledAfter"),
                        limits.integer("mergeAttempts", 0, MOST_ATTEMPTS),
                        limits.mebibytes("minFreeMemory"),
                        limits.mebibytes("minFreeDisk"),
                        limits.secondsOrOff("snapshotEvery"),
                        limits.integer("accountSessions", 1, MOST_SESSIONS),
                        limits.integer("hostSessions", 1, MOST_SESSIONS));
    }

    private @Nullable ReservationRules reservations() {
        Integer wait = limits == null ? null : limits.secondsOrOff("reservationWait");
        return wait == null ? null : new ReservationRules(wait);
    }

    private @Nullable CommitSubject subject(String key) {
        String template = file.text(key);
        if (template == null || CommitSubject.isOne(template)) {
            return template == null ? null : CommitSubject.of(template);
        }
        file.value(key)
                .ifPresent(value -> faults.add(
                        value.line(), "%s is a line with {id} or {title} in it, not \"%s\"", key, template.strip()));
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
        List<Scalar> copy = Objects.requireNonNullElse(setup.texts("copy"), List.of());
        copy.stream()
                .filter(glob -> PathPattern.isOutside(glob.text()))
                .forEach(
                        glob -> faults.add(glob.line(), "copy names files of the repository, not \"%s\"", glob.text()));
        return new Setup(commands, copy.stream().map(Scalar::text).toList());
    }
}
