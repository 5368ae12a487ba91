package io.trackyard.source;

/**
 * The settings a task source brings with it, so that work is carried out as the users of that format know it. Data: one
 * resource for each, written with the keys of {@code trackyard.yaml}.
 *
 * @param name the name of the source
 */
public record Profile(String name, Settings settings) {

    /** The profile of that source, which must be one of those that ship. */
    public static Profile named(String name) {
        return new Profile(name, ProfileFile.named(name).settings(SettingsReader.KEYS, SettingsReader::read));
    }
}
