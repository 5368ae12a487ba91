package io.trackyard.display;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.salvage.KeptWork;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Work that was kept, as a document for programs: docs/schemas/salvage.schema.json. */
public final class SalvageJson {
    private SalvageJson() {}

    private record WorkJson(
            @JsonProperty("run") String run,
            @JsonProperty("task") String task,
            @JsonProperty("title") @Nullable String title,
            @JsonProperty("state") String state,
            @JsonProperty("attempt") @Nullable Integer attempt,
            @JsonProperty("snapshot") @Nullable Integer snapshot,
            @JsonProperty("at") String at,
            @JsonProperty("files") int files,
            @JsonProperty("ref") String ref,
            @JsonProperty("commit") String commit,
            @JsonProperty("base") String base,
            @JsonProperty("look") String look,
            @JsonProperty("apply") String apply,
            @JsonProperty("retry") @Nullable String retry) {}

    private record Document(
            @JsonProperty("version") int version,
            @JsonProperty("work") List<WorkJson> work,
            @JsonProperty("branch") @Nullable String branch) {}

    /**
     * The document as text.
     *
     * @param branch the branch that was made at the only work there is; absent where none was
     */
    public static String of(List<KeptWork> work, @Nullable String branch) {
        return JsonText.of(new Document(
                JsonText.VERSION, work.stream().map(SalvageJson::of).toList(), branch));
    }

    private static WorkJson of(KeptWork work) {
        return new WorkJson(
                work.run(),
                work.task(),
                work.title(),
                work.state().word(),
                work.attempt(),
                work.snapshot() == 0 ? null : work.snapshot(),
                work.at().toString(),
                work.files(),
                work.ref(),
                work.commit(),
                work.base(),
                SalvageCommands.look(work),
                SalvageCommands.apply(work),
                SalvageCommands.retry(work).orElse(null));
    }
}
