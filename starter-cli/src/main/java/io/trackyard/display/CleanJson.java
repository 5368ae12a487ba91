package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.salvage.Cleaning;
import io.trackyard.salvage.CleaningItem;
import io.trackyard.salvage.TrashBag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is cleaned away, as a document for programs: docs/schemas/clean.schema.json. */
public final class CleanJson {
    private CleanJson() {}

    private record ItemJson(
            @JsonProperty("run") String run,
            @JsonProperty("kind") String kind,
            @JsonProperty("what") String what,
            @JsonProperty("goes") boolean goes,
            @JsonProperty("why") @Nullable String why,
            @JsonProperty("bytes") long bytes,
            @JsonProperty("refs") List<String> refs,
            @JsonProperty("paths") List<String> paths) {}

    private record BagJson(
            @JsonProperty("name") String name,
            @JsonProperty("at") String at,
            @JsonProperty("refs") int refs,
            @JsonProperty("bytes") long bytes) {}

    private record Document(
            @JsonProperty("version") int version,
            @JsonProperty("done") String done,
            @JsonProperty("bag") @Nullable String bag,
            @JsonProperty("items") List<ItemJson> items,
            @JsonProperty("bags") List<BagJson> bags) {}

    /** What would go. */
    public static String shown(List<CleaningItem> items) {
        return of("nothing", null, items, List.of());
    }

    /** What has gone. */
    public static String cleaned(Cleaning.Cleaned done) {
        return of("cleaned", done.bag(), done.items(), List.of());
    }

    /** What became of what was put aside: {@code undone} or {@code dropped}. */
    public static String bags(String done, List<TrashBag> bags) {
        return of(done, null, List.of(), bags);
    }

    private static String of(String done, @Nullable String bag, List<CleaningItem> items, List<TrashBag> bags) {
        return JsonText.of(new Document(
                JsonText.VERSION,
                done,
                bag,
                items.stream().map(CleanJson::of).toList(),
                bags.stream().map(CleanJson::of).toList()));
    }

    private static ItemJson of(CleaningItem item) {
        return new ItemJson(
                item.run(),
                item.kind().word(),
                item.what(),
                item.goes(),
                item.kept(),
                item.bytes(),
                item.refs(),
                item.paths());
    }

    private static BagJson of(TrashBag bag) {
        return new BagJson(bag.name(), bag.at().toString(), bag.refs(), bag.bytes());
    }
}
