package io.trackyard.git;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Two histories that part from one commit, made by chance and written for {@code git fast-import}: each side edits lines,
 * adds, deletes, moves and links files, moves directories and sets executable bits, mostly in the same few files.
 */
final class RandomMerge {
    private static final int FILES = 8;
    private static final int LINES = 24;
    private static final int MOST_CHANGES = 5;
    private static final List<String> DIRECTORIES = List.of("", "src/", "src/deep/", "docs/");

    private final Random random;
    private final String name;

    RandomMerge(String name, Random random) {
        this.name = name;
        this.random = random;
    }

    /** A file as git sees it. */
    private record Entry(String mode, List<String> lines) {
        Entry {
            lines = List.copyOf(lines);
        }
    }

    String ours() {
        return "refs/cases/" + name + "/ours";
    }

    String theirs() {
        return "refs/cases/" + name + "/theirs";
    }

    /** The commits of the case. */
    String stream() {
        Map<String, Entry> base = new TreeMap<>();
        for (int file = 0; file < FILES; file++) {
            List<String> lines = new ArrayList<>();
            for (int line = 0; line < LINES; line++) {
                lines.add("file %d, line %d".formatted(file, line));
            }
            base.put(pick(DIRECTORIES) + "f" + file, new Entry("100644", lines));
        }
        String root = "refs/cases/" + name + "/base";
        return commit(root, null, base) + commit(ours(), root, changed(base)) + commit(theirs(), root, changed(base));
    }

    private Map<String, Entry> changed(Map<String, Entry> base) {
        Map<String, Entry> tree = new TreeMap<>(base);
        int changes = 1 + random.nextInt(MOST_CHANGES);
        for (int change = 0; change < changes && !tree.isEmpty(); change++) {
            String path = pick(List.copyOf(tree.keySet()));
            Entry entry = tree.get(path);
            switch (random.nextInt(10)) {
                case 0 -> tree.remove(path);
                case 1 -> put(tree, pick(DIRECTORIES) + "new" + random.nextInt(3), entry);
                case 2 -> {
                    tree.remove(path);
                    put(tree, pick(DIRECTORIES) + "moved" + random.nextInt(3), entry);
                }
                case 3 -> tree.put(path, new Entry(entry.mode().equals("100644") ? "100755" : "100644", entry.lines()));
                case 4 -> tree.put(path, new Entry("120000", List.of("target" + random.nextInt(2))));
                case 5 -> moveDirectory(tree);
                default -> tree.put(path, new Entry(entry.mode(), edited(entry.lines())));
            }
        }
        return tree;
    }

    private List<String> edited(List<String> lines) {
        List<String> edited = new ArrayList<>(lines);
        int at = random.nextInt(edited.size());
        switch (random.nextInt(3)) {
            case 0 -> edited.set(at, "edited " + random.nextInt(3));
            case 1 -> edited.add(at, "added " + random.nextInt(3));
            default -> {
                if (edited.size() > 1) {
                    edited.remove(at);
                }
            }
        }
        return edited;
    }

    private void moveDirectory(Map<String, Entry> tree) {
        String from = DIRECTORIES.get(1 + random.nextInt(DIRECTORIES.size() - 1));
        String to = "elsewhere" + random.nextInt(2) + "/";
        for (String path : List.copyOf(tree.keySet())) {
            if (path.startsWith(from)) {
                put(tree, to + path.substring(from.length()), tree.remove(path));
            }
        }
    }

    /** Not where a file would have to be a directory too. */
    private static void put(Map<String, Entry> tree, String path, Entry entry) {
        boolean fits =
                tree.keySet().stream().noneMatch(other -> other.startsWith(path + "/") || path.startsWith(other + "/"));
        if (fits) {
            tree.put(path, entry);
        }
    }

    private static String commit(String ref, @Nullable String from, Map<String, Entry> tree) {
        StringBuilder stream =
                new StringBuilder("commit %s\ncommitter Ada <ada@example.org> 1800000000 +0000\n".formatted(ref));
        stream.append(data("Change"));
        if (from != null) {
            stream.append("from ").append(from).append("\ndeleteall\n");
        }
        tree.forEach((path, entry) -> stream.append("M %s inline %s\n".formatted(entry.mode(), path))
                .append(data(
                        entry.mode().equals("120000")
                                ? entry.lines().get(0)
                                : String.join("\n", entry.lines()) + "\n")));
        return stream.append('\n').toString();
    }

    private static String data(String content) {
        return "data %d\n%s\n".formatted(content.getBytes(StandardCharsets.UTF_8).length, content);
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
