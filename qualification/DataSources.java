import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The sources of tasks below a directory, each of which is put into a repository of its own. */
final class DataSources {
    private DataSources() {}

    /**
     * One source.
     *
     * @param name its path below the directory that was searched
     * @param path where it lies
     * @param place where in a repository Trackyard looks for it
     */
    record Source(String name, Path path, String place) {

        /**
         * Makes the repository's files.
         *
         * @param whole whether summaries are left out, by which planning directories tell what is done
         */
        void copyInto(Path repository, boolean whole) throws IOException {
            try (Stream<Path> files = Files.walk(path)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (whole && file.toString().endsWith("-SUMMARY.md")) {
                        continue;
                    }
                    Path target = repository.resolve(place).resolve(path.relativize(file).toString()).normalize();
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }

    static List<Source> below(Path directory) throws IOException {
        List<Source> sources = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
            for (Path path : paths.sorted().toList()) {
                String place = placeOf(path);
                if (place != null) {
                    sources.add(new Source(directory.relativize(path).toString(), path, place));
                }
            }
        }
        return sources;
    }

    private static String placeOf(Path path) {
        String name = path.getFileName().toString();
        if (Files.isDirectory(path.resolve("phases")) && name.equals(".planning")) {
            return name;
        }
        if (Files.isRegularFile(path) && name.endsWith(".jsonl") && !name.equals("dependencies.jsonl")) {
            return ".beads/issues.jsonl";
        }
        boolean tasks = Files.isRegularFile(path.resolve("manifest.json"))
                || Files.isRegularFile(path.resolve("layer_plan.json"));
        return tasks ? "docs/tasks/" + name : null;
    }
}
