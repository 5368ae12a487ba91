package io.trackyard.source;

import io.trackyard.policy.RunPolicy;
import io.trackyard.problem.Problem;
import io.trackyard.source.text.Faults;
import io.trackyard.source.text.YamlFields;
import io.trackyard.source.text.YamlReader;
import java.util.List;

/** Settings as they stand in a file, and all that was wrong with those that were read. */
final class SettingsText {
    private final Faults faults = new Faults("trackyard.yaml");

    /** By the rules of tasks of that file. */
    RunPolicy policy(String text) {
        return settings(text).over(Profile.named("native").settings()).toPolicy("native");
    }

    Settings settings(String text) {
        return YamlReader.read(text, faults)
                .map(document -> SettingsReader.read(
                        YamlFields.of(document, "trackyard.yaml", SettingsReader.KEYS, faults), faults))
                .orElse(Settings.NONE);
    }

    List<Problem> faults() {
        return faults.all();
    }
}
