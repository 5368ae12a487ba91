import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How long work waits from verified to integrated, in whole runs of eight tracks, by the times in their histories. */
final class QueueWait {
    private static final String HELP =
            """
            Example: qualification/run queue-wait --tracks 8 --tasks 5

            --tracks N        tracks of the plan, all side by side (8)
            --tasks N         tasks of each track (5)
            --seconds N       how long an agent works, in seconds (2)
            --files N         files of the repository (1000)
            --directory DIR   where all is put and removed again (the system's temporary directory)
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Yard yard;
    private final Path template;
    private final int tracks;
    private final int tasks;
    private final int seconds;

    private QueueWait(Yard yard, Path template, Options options) {
        this.yard = yard;
        this.template = template;
        this.tracks = options.number("--tracks", 8);
        this.tasks = options.number("--tasks", 5);
        this.seconds = options.number("--seconds", 2);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.parse(arguments, HELP);
        try (Yard yard = Yard.in(options.directory())) {
            yard.startServer();
            yard.startWorker();
            System.out.println(yard.commands().machine());
            Path template = yard.repository("template", options.number("--files", 1000));
            QueueWait wait = new QueueWait(yard, template, options);
            wait.measure("no gate", "");
            wait.measure("a gate of a second, on every merge", "verify: sleep 1\n");
            wait.measure("a gate of a second, together", "verify: sleep 1\ngateAt: batch\n");
            System.out.printf("load at the end: %s%n", Commands.load());
        }
    }

    private void measure(String what, String settings) throws IOException, InterruptedException {
        Path clone = yard.clone(template, "clone-" + what.replaceAll("\\W+", "-"));
        Files.writeString(clone.resolve("trackyard.yaml"), plan(settings));
        yard.commands().demand(yard.commands().trackyard("run", "--yes", "--quiet", "--repo", clone.toString()));
        List<Double> waits = waits(yard.history(clone));
        if (waits.size() != tracks * tasks) {
            throw new IllegalStateException("%d tasks came in".formatted(waits.size()));
        }
        Figures.print("verified to integrated, " + what, "s", waits);
    }

    /** From the end of a task's session to the end of the integration that took it in, each as the server noted it. */
    private static List<Double> waits(List<HistoryEvent> history) throws IOException {
        Map<Long, ActivityTaskScheduledEventAttributes> scheduled = new HashMap<>();
        Map<String, Long> verified = new HashMap<>();
        List<Double> waits = new ArrayList<>();
        for (HistoryEvent event : history) {
            if (event.hasActivityTaskScheduledEventAttributes()) {
                scheduled.put(event.getEventId(), event.getActivityTaskScheduledEventAttributes());
            } else if (event.hasActivityTaskCompletedEventAttributes()) {
                ActivityTaskScheduledEventAttributes activity =
                        scheduled.get(event.getActivityTaskCompletedEventAttributes().getScheduledEventId());
                JsonNode input = JSON.readTree(activity.getInput().getPayloads(0).getData().toByteArray());
                switch (activity.getActivityType().getName()) {
                    case "carryOutTask" -> verified.put(task(input), Yard.millis(event));
                    case "integrate" -> waits.add(since(verified, input, event));
                    case "integrateBatch" -> {
                        for (JsonNode candidate : input.path("candidates")) {
                            waits.add(since(verified, candidate, event));
                        }
                    }
                    default -> {}
                }
            }
        }
        return waits;
    }

    private static double since(Map<String, Long> verified, JsonNode input, HistoryEvent event) {
        return (Yard.millis(event) - verified.get(task(input))) / 1e3;
    }

    private static String task(JsonNode input) {
        JsonNode task = input.path("task");
        return task.isObject() ? task.path("id").asText() : task.asText();
    }

    private String plan(String settings) {
        StringBuilder plan = new StringBuilder("agent: 'sleep %d; %s'%nlimits:%n  maxParallel: %d%n%stasks:%n"
                .formatted(seconds, yard.shipped("agent"), tracks, settings));
        for (int track = 1; track <= tracks; track++) {
            for (int task = 1; task <= tasks; task++) {
                plan.append("  - {id: track%02d-%d, title: Write a file, scope: work/track%02d}%n"
                        .formatted(track, task, track));
            }
        }
        return plan.toString();
    }
}
