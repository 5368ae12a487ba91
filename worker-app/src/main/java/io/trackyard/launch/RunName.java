package io.trackyard.launch;

import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Names for runs that people can say, remember and type: {@code bright-heron}. */
public final class RunName {
    private static final List<String> FIRST = List.of(
            "amber", "bold", "brave", "bright", "brisk", "calm", "clear", "clever", "cobalt", "copper", "coral",
            "crisp", "deep", "eager", "early", "fair", "fleet", "fresh", "gentle", "golden", "grand", "green", "hardy",
            "honest", "ivory", "keen", "kind", "lively", "loyal", "lucid", "merry", "mild", "noble", "olive", "proud",
            "quick", "quiet", "rapid", "ready", "royal", "sharp", "silver", "smart", "solid", "steady", "still",
            "sunny", "swift", "tidy", "true", "vivid", "warm", "wise", "witty");
    private static final List<String> SECOND = List.of(
            "badger", "beaver", "bison", "crane", "curlew", "dolphin", "eagle", "egret", "falcon", "ferret", "finch",
            "fox", "gannet", "gazelle", "grouse", "hare", "hawk", "heron", "ibex", "ibis", "jackdaw", "jay", "kestrel",
            "kite", "lark", "linnet", "lynx", "marmot", "marten", "merlin", "moose", "newt", "orca", "osprey", "otter",
            "owl", "pelican", "petrel", "pigeon", "plover", "puffin", "quail", "raven", "robin", "salmon", "seal",
            "sparrow", "stork", "swan", "tern", "thrush", "viper", "walrus", "wren");

    /** Enough to find a free one among thousands; then a number makes it one. */
    private static final int TRIES = 50;

    private RunName() {}

    /** A name that is not taken. */
    public static String choose(RandomGenerator random, Predicate<String> taken) {
        for (int tried = 0; tried < TRIES; tried++) {
            String name = FIRST.get(random.nextInt(FIRST.size())) + "-" + SECOND.get(random.nextInt(SECOND.size()));
            if (!taken.test(name)) {
                return name;
            }
        }
        String name;
        do {
            name = FIRST.get(random.nextInt(FIRST.size())) + "-" + random.nextInt(1_000_000);
        } while (taken.test(name));
        return name;
    }
}
