import io.trackyard.git.Repository;
import io.trackyard.plan.Task;
import io.trackyard.reading.PlanReader;
import io.trackyard.reading.PlanReading;
import io.trackyard.reading.PlanRequest;
import io.trackyard.reading.Selection;
import io.trackyard.source.KnownTasks;
import io.trackyard.source.Settings;
import io.trackyard.source.text.Waiter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Reads a plan once, as a command does that has just started, and prints the seconds that took, those of the processor,
 * and how many tasks and needs there are. All that a command does beside it (its own start, git, its output) is left out.
 */
final class PlanningProbe {
    public static void main(String[] arguments) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadCpuTime();
        try (Repository repository = Repository.open(Path.of(arguments[0]), System.getenv())) {
            List<String> tracked = repository.trackedFiles();
            PlanRequest request = new PlanRequest(
                    repository.topLevel(),
                    Optional.empty(),
                    Selection.ALL,
                    KnownTasks.NONE,
                    () -> tracked,
                    Settings.NONE);
            long processor = threads.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            PlanReading reading =
                    new PlanReader(Waiter.sleeping(), InstantSource.system(), System.getenv()).read(request);
            long took = System.nanoTime() - start;
            long used = threads.getCurrentThreadCpuTime() - processor;
            List<Task> tasks = reading.plan().tasks();
            System.out.println(took / 1e9 + " " + used / 1e9 + " " + tasks.size() + " "
                    + tasks.stream().mapToInt(task -> task.needs().size()).sum());
        }
    }
}
