import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/**
 * A beads file of so many issues, and the files that they name; the same number always gives the same bytes. Each issue
 * needs up to three earlier ones and names one of the files in its text.
 */
final class GeneratedTasks {
    private static final long SEED = 4;
    private static final int DIRECTORIES = 20;
    private static final int FILES_EACH = 3;
    private static final int NEEDS = 3;

    private GeneratedTasks() {}

    static void write(Path repository, int tasks) throws IOException {
        List<String> files = new ArrayList<>();
        for (int file = 0; file < DIRECTORIES * FILES_EACH; file++) {
            files.add("src/part%02d/file%d.txt".formatted(file / FILES_EACH, file % FILES_EACH));
        }
        for (String file : files) {
            Files.createDirectories(repository.resolve(file).getParent());
            Files.writeString(repository.resolve(file), "to be changed\n");
        }
        Files.createDirectories(repository.resolve(".beads"));
        Files.writeString(repository.resolve(".beads/issues.jsonl"), issues(tasks, files));
    }

    private static String issues(int tasks, List<String> files) {
        Random random = new Random(SEED);
        StringBuilder lines = new StringBuilder();
        for (int task = 1; task <= tasks; task++) {
            TreeSet<Integer> needs = new TreeSet<>();
            for (int need = 0; need < NEEDS && task > 1; need++) {
                needs.add(1 + random.nextInt(task - 1));
            }
            int id = task;
            List<String> edges = needs.stream()
                    .map(need -> "{\"issue_id\":\"bd-%d\",\"depends_on_id\":\"bd-%d\",\"type\":\"blocks\"}"
                            .formatted(id, need))
                    .toList();
            lines.append("""
                    {"id":"bd-%d","title":"Do number %d",\
                    "description":"Change `%s` so that it says what number %d asks for; it may and/or may not be a \
                    package of its own.","status":"open","priority":%d,"issue_type":"task",\
                    "created_at":"2026-01-01T00:00:00Z","dependencies":[%s]}
                    """
                    .formatted(
                            id,
                            id,
                            files.get(random.nextInt(files.size())),
                            id,
                            random.nextInt(5),
                            String.join(",", edges)));
        }
        return lines.toString();
    }
}
