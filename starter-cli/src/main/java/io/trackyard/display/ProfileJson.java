package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** Profiles as a document for programs: docs/schemas/profile.schema.json. */
public final class ProfileJson {
    private ProfileJson() {}

    private record ValueJson(
            @JsonProperty("key") String key,
            @JsonProperty("value") Object value,
            @JsonProperty("from") String from,
            @JsonProperty("meaning") String meaning) {}

    private record Sheet(
            @JsonProperty("name") String name,
            @JsonProperty("about") String about,
            @JsonProperty("file") String file,
            @JsonProperty("values") List<ValueJson> values) {}

    private record Document(
            @JsonProperty("version") int version,
            @JsonProperty("profiles") List<Sheet> profiles) {}

    /** The document as text. */
    public static String of(List<ProfileOutline> profiles) {
        return JsonText.of(new Document(
                JsonText.VERSION, profiles.stream().map(ProfileJson::sheet).toList()));
    }

    private static Sheet sheet(ProfileOutline profile) {
        return new Sheet(
                profile.name(),
                profile.about(),
                profile.file(),
                profile.values().stream()
                        .map(value -> new ValueJson(
                                value.key(), value.value(), value.own() ? "system" : "trackyard", value.meaning()))
                        .toList());
    }
}
