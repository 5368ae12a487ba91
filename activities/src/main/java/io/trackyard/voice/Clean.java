package io.trackyard.voice;

import io.trackyard.run.Text;
import io.trackyard.verify.Secrets;
import java.util.Map;

/** Makes what an agent says fit to be shown: without what a terminal would obey, and without what is secret. */
final class Clean {
    private static final String UNPRINTABLE = "[\\p{Cntrl}\\p{Cf}]+";
    private static final String UNPRINTABLE_BUT_LAYOUT = "[\\p{Cntrl}\\p{Cf}&&[^\\n\\t]]+";

    private final Secrets secrets;

    /** {@code environment}: what sessions of the run find in theirs */
    Clean(Map<String, String> environment) {
        this.secrets = Secrets.of(environment);
    }

    /** In one line of a length that a person reads. */
    String line(String text) {
        return Text.oneLine(secrets.redact(text).replaceAll(UNPRINTABLE, " "));
    }

    /** In as many lines as it has. */
    String lines(String text) {
        return secrets.redact(text)
                .replace("\r\n", "\n")
                .replaceAll(UNPRINTABLE_BUT_LAYOUT, " ")
                .strip();
    }
}
