package io.trackyard.source;

import io.trackyard.policy.SandboxRules;
import io.trackyard.source.ContainingSettings.Boxing;
import io.trackyard.source.text.Faults;
import io.trackyard.source.text.YamlFields;
import io.trackyard.source.text.YamlValue;
import io.trackyard.source.text.YamlValue.Mapping;
import io.trackyard.source.text.YamlValue.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what programs can reach: one word for all, or one for each. */
final class SandboxReader {
    private static final String KEY = "sandbox";

    private SandboxReader() {}

    static Boxing read(YamlFields file, Faults faults) {
        YamlValue value = file.value(KEY).orElse(null);
        if (value == null) {
            return Boxing.NONE;
        }
        if (!(value instanceof Mapping)) {
            String kind = file.text(KEY);
            return new Boxing(kind, kind, null, null);
        }
        YamlFields said = YamlFields.of(value, KEY, List.of("agents", "checks", "network", "writable"), faults);
        List<Scalar> writable = said.texts("writable");
        Boxing boxing = new Boxing(
                said.text("agents"),
                said.text("checks"),
                said.bool("network"),
                writable == null ? null : writable.stream().map(Scalar::text).toList());
        if (writable != null) {
            writable.stream()
                    .filter(path -> !path.text().startsWith("/") && !path.text().startsWith("~/"))
                    .forEach(path ->
                            faults.add(path.line(), "writable names paths from / or ~/ on, not \"%s\"", path.text()));
        }
        if (Boolean.FALSE.equals(boxing.network()) && isCommand(boxing.checks())) {
            faults.add(
                    value.line(),
                    "network: off is for bwrap and none: a command of your own says itself that there is none");
        }
        return boxing;
    }

    private static boolean isCommand(@Nullable String kind) {
        return kind != null && !kind.equals(SandboxRules.NOTHING) && !kind.equals(SandboxRules.BWRAP);
    }
}
