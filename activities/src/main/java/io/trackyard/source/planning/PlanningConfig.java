package io.trackyard.source.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.trackyard.policy.RunPolicy;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.source.text.Faults;
import io.trackyard.source.text.SourceFile;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code config.json} of a planning directory, as far as Trackyard carries it out. Settings it does not know are left
 * alone: the file belongs to other programs.
 *
 * @param atOnce how many plans it lets be carried out side by side
 * @param buildCommand what it says builds the project
 * @param testCommand what it says tests it
 * @param unattended whether checkpoints that need no hands of a person are approved unasked
 * @param committed whether the planning directory is in commits, so that worktrees hold it
 * @param faults what of it cannot be read
 */
record PlanningConfig(
        @Nullable Integer atOnce,
        Optional<String> buildCommand,
        Optional<String> testCommand,
        boolean unattended,
        boolean committed,
        List<Problem> faults) {
    static final String NAME = "config.json";

    private static final JsonMapper JSON = new JsonMapper();

    static PlanningConfig read(SourceFile file) {
        Faults faults = new Faults(file.name());
        JsonNode root = MissingNode.getInstance();
        try {
            root = Files.isRegularFile(file.path()) ? JSON.readTree(file.text()) : root;
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null
                    ? 1
                    : Math.max(1, broken.getLocation().getLineNr());
            faults.add(
                    line,
                    "not JSON: %s",
                    broken.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (ProblemException unreadable) {
            faults.add(unreadable.problem());
        }
        JsonNode workflow = root.path("workflow");
        return new PlanningConfig(
                atOnce(root.path("parallelization")),
                command(workflow.path("build_command")),
                command(workflow.path("test_command")),
                workflow.path("auto_advance").asBoolean(false),
                isTrue(root.path("planning").path("commit_docs")) && isTrue(root.path("commit_docs")),
                faults.all());
    }

    /** Either true or false, or an object of settings. */
    private static @Nullable Integer atOnce(JsonNode parallelization) {
        boolean off = parallelization.isBoolean() && !parallelization.asBoolean()
                || !isTrue(parallelization.path("enabled"))
                || !isTrue(parallelization.path("plan_level"));
        if (off) {
            return 1;
        }
        int most = parallelization.path("max_concurrent_agents").asInt(0);
        return most < 1 ? null : Integer.valueOf(Math.min(most, RunPolicy.MOST_PARALLEL));
    }

    private static boolean isTrue(JsonNode setting) {
        return setting.asBoolean(true);
    }

    private static Optional<String> command(JsonNode setting) {
        return setting.isTextual() && !setting.asText().isBlank()
                ? Optional.of(setting.asText().strip())
                : Optional.empty();
    }
}
