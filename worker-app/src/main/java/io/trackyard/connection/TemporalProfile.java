package io.trackyard.connection;

import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.LoadClientConfigProfileOptions;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import java.io.IOException;
import java.util.Map;

/**
 * What the {@code TEMPORAL_*} variables and the profiles of {@code temporal.toml} say, as the {@code temporal} program
 * itself reads them.
 *
 * @param settings all that is said
 * @param origin where the address comes from, as a person would look for it
 * @param check what to type to ask the same server without Trackyard
 * @param without what to type to leave the address out
 */
public record TemporalProfile(ClientConfigProfile settings, String origin, String check, String without) {

    private static final String ADDRESS = "TEMPORAL_ADDRESS";
    private static final String PROFILE = "TEMPORAL_PROFILE";
    private static final String HEALTH = "temporal operator cluster health";

    /**
     * Reads them.
     *
     * @throws io.trackyard.problem.ProblemException if the file cannot be read or has no such profile
     */
    public static TemporalProfile load(Map<String, String> environment) {
        try {
            ClientConfigProfile settings = ClientConfigProfile.load(LoadClientConfigProfileOptions.newBuilder()
                    .setEnvOverrides(environment)
                    .build());
            return describe(settings, environment);
        } catch (IOException | IllegalArgumentException cause) {
            throw Problem.of(Fault.USER, "bad-temporal-profile")
                    .what("the settings of Temporal's client cannot be read")
                    .why("%s", cause.getMessage())
                    .remedy("temporal config list", "see what they are")
                    .exception(cause);
        }
    }

    private static TemporalProfile describe(ClientConfigProfile settings, Map<String, String> environment) {
        String address = environment.getOrDefault(ADDRESS, "");
        if (!address.isEmpty()) {
            return new TemporalProfile(
                    settings, ADDRESS, HEALTH + " --address " + address, "env -u " + ADDRESS + " trackyard run");
        }
        String profile = environment.getOrDefault(PROFILE, "");
        if (!profile.isEmpty()) {
            return new TemporalProfile(
                    settings,
                    "profile \"%s\", from temporal.toml".formatted(profile),
                    HEALTH + " --profile " + profile,
                    PROFILE + "= trackyard run");
        }
        return new TemporalProfile(
                settings,
                "the default profile of temporal.toml",
                HEALTH,
                "TEMPORAL_CONFIG_FILE=/dev/null trackyard run");
    }

    /** Whether a server is named: then Trackyard neither starts nor stops one. */
    public boolean namesServer() {
        return settings.getAddress() != null && !settings.getAddress().isEmpty();
    }

    /** The namespace to work in; of Trackyard's own server its only one, whatever is named. */
    public String namespace() {
        String named = namesServer() ? settings.getNamespace() : null;
        return named == null || named.isEmpty() ? Connection.DEFAULT_NAMESPACE : named;
    }
}
