package io.trackyard.source;

import io.trackyard.plan.NearestName;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.source.text.YamlValue;
import io.trackyard.source.text.YamlValue.Entry;
import io.trackyard.source.text.YamlValue.Mapping;
import io.trackyard.source.text.YamlValue.Scalar;
import io.trackyard.source.text.YamlValue.Sequence;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A profile as people and programs look at it: all that it says, value by value.
 *
 * @param about what it is, in words
 * @param file the file of settings whose keys these are, and which lies over them
 * @param values in the order of the profile
 */
public record ProfileSheet(String name, String about, String file, List<Value> values) {
    /** All profiles: those of the sources, and that of background tasks. */
    public static final List<String> NAMES = List.of("native", "beads", "planning", "taskxml", "queue", "background");

    private static final String BACKGROUND = "background";

    public ProfileSheet {
        values = List.copyOf(values);
    }

    /**
     * One value.
     *
     * @param key with dots where it lies in another: {@code limits.attempts}
     * @param value a text, a number, true or false, or a list of texts
     * @param own whether it is the value of the system that the profile stands for; else it was chosen where that says
     *     nothing
     * @param meaning what the key decides, in a sentence
     */
    public record Value(String key, Object value, boolean own, String meaning) {}

    /** @throws io.trackyard.problem.ProblemException {@code unknown-profile} with the list of those there are */
    public static ProfileSheet named(String name) {
        if (!NAMES.contains(name)) {
            throw unknown(name);
        }
        Mapping document = (Mapping) ProfileFile.named(name).document();
        boolean background = name.equals(BACKGROUND);
        KeyGuide guide = background ? KeyGuide.ofBackgroundFile() : KeyGuide.ofTrackyardFile();
        Set<String> own = own(name);
        List<Value> values = document.entries().stream()
                .filter(entry ->
                        !entry.key().equals(ProfileFile.ABOUT) && !entry.key().equals(ProfileFile.OWN))
                .flatMap(entry -> values(entry.key(), entry.value(), own, guide))
                .toList();
        return new ProfileSheet(
                name,
                ((Scalar) entry(document, ProfileFile.ABOUT)).text(),
                background ? "background.yaml" : "trackyard.yaml",
                values);
    }

    /** The keys whose values are the system's own. */
    static Set<String> own(String name) {
        return Set.copyOf(texts(entry((Mapping) ProfileFile.named(name).document(), ProfileFile.OWN)));
    }

    private static Stream<Value> values(String key, YamlValue value, Set<String> own, KeyGuide guide) {
        if (value instanceof Mapping mapping) {
            return mapping.entries().stream()
                    .flatMap(entry -> values(key + "." + entry.key(), entry.value(), own, guide));
        }
        Object plain = value instanceof Sequence ? texts(value) : plain((Scalar) value);
        return Stream.of(new Value(key, plain, own.contains(key), guide.meaning(key)));
    }

    private static Object plain(Scalar scalar) {
        return switch (scalar.type()) {
            case INTEGER -> Integer.valueOf(scalar.text());
            case BOOLEAN -> Boolean.valueOf(scalar.text());
            default -> scalar.text().strip();
        };
    }

    private static List<String> texts(YamlValue value) {
        return ((Sequence) value)
                .items().stream().map(item -> ((Scalar) item).text()).toList();
    }

    private static YamlValue entry(Mapping document, String key) {
        return document.entries().stream()
                .filter(entry -> entry.key().equals(key))
                .map(Entry::value)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a profile says " + key));
    }

    private static RuntimeException unknown(String name) {
        Problem.Draft draft = Problem.of(Fault.USER, "unknown-profile")
                .what("there is no profile \"%s\"", name)
                .why("the profiles are %s", String.join(", ", NAMES));
        NearestName.question(name, NAMES).ifPresent(draft::remedy);
        return draft.exception();
    }
}
