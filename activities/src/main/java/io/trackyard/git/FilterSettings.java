package io.trackyard.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Which filters are configured for a worktree. A session may configure one at any time, so that it is asked before each
 * snapshot: of git where a file of its configuration changed since it was asked last, else of what it said then.
 */
final class FilterSettings {
    private static final Pattern OF_A_FILTER =
            Pattern.compile("filter\\..*\\.(clean|process|required)", Pattern.DOTALL);
    private static final Pattern INCLUSION = Pattern.compile("include(if\\..*)?\\.path", Pattern.DOTALL);
    private static final String FILE = "file:";

    /** A file that changes twice within the grain of a file system's clock looks as if it had changed once. */
    private static final Duration GRAIN = Duration.ofSeconds(2);

    private final Path commonDirectory;
    private final Duration grain;
    private final Map<Path, Answer> answers = new ConcurrentHashMap<>();
    private final Map<Path, Seen> seen = new ConcurrentHashMap<>();

    FilterSettings(Path commonDirectory) {
        this(commonDirectory, GRAIN);
    }

    FilterSettings(Path commonDirectory, Duration grain) {
        this.commonDirectory = commonDirectory;
        this.grain = grain;
    }

    /** What git said, and the state then of each file that it may have read; those that are missing too. */
    private record Answer(Set<String> filters, Map<Path, Map<String, Object>> files) {}

    /** The state of a file, and when it was first seen in it. */
    private record Seen(Map<String, Object> state, long at) {}

    /** The beginnings of the settings of each filter: {@code filter.lfs.}. */
    Set<String> of(Worktree worktree, GitRunner git) {
        Optional<Answer> known = Optional.ofNullable(answers.get(worktree.administration()))
                .filter(answer -> answer.files().equals(states(answer.files().keySet())));
        return known.map(Answer::filters).orElseGet(() -> ask(worktree, git));
    }

    private Set<String> ask(Worktree worktree, GitRunner git) {
        Set<Path> files = usualFiles(worktree, git);
        Map<Path, Map<String, Object>> before = states(files);
        boolean settled = areSettled(before);
        Set<String> filters = new LinkedHashSet<>();
        boolean plain = true;
        List<String> parts = git.demand(new GitCommand.AllSettings()).parts();
        for (int at = 0; at + 1 < parts.size(); at += 2) {
            String origin = parts.get(at);
            if (origin.startsWith(FILE)) {
                plain &= files.contains(worktree.path().resolve(origin.substring(FILE.length())));
            }
            String key = parts.get(at + 1).split("\n", 2)[0];
            plain &= !INCLUSION.matcher(key).matches();
            if (OF_A_FILTER.matcher(key).matches()) {
                filters.add(key.substring(0, key.lastIndexOf('.') + 1));
            }
        }
        if (settled && plain) {
            answers.put(worktree.administration(), new Answer(filters, before));
        } else {
            answers.remove(worktree.administration());
        }
        return filters;
    }

    private Set<Path> usualFiles(Worktree worktree, GitRunner git) {
        Set<Path> files = new LinkedHashSet<>();
        files.add(commonDirectory.resolve("config"));
        files.add(worktree.administration().resolve("config.worktree"));
        files.add(Path.of("/etc/gitconfig"));
        Optional<Path> home = git.variable("HOME").map(Path::of);
        home.ifPresent(path -> files.add(path.resolve(".gitconfig")));
        git.variable("XDG_CONFIG_HOME")
                .map(Path::of)
                .or(() -> home.map(path -> path.resolve(".config")))
                .ifPresent(path -> files.add(path.resolve("git/config")));
        return files;
    }

    private static Map<Path, Map<String, Object>> states(Set<Path> files) {
        Map<Path, Map<String, Object>> states = new LinkedHashMap<>();
        files.forEach(file -> states.put(file, state(file)));
        return states;
    }

    /** By the time of change, which nobody can set. */
    private static Map<String, Object> state(Path file) {
        try {
            return Files.readAttributes(file, "unix:ino,size,ctime");
        } catch (IOException missing) {
            return Map.of(); // or not to be reached, by git neither
        }
    }

    /** Whether every file has been as it is for longer than the grain: then each later change shows. */
    private boolean areSettled(Map<Path, Map<String, Object>> states) {
        boolean settled = true;
        for (Map.Entry<Path, Map<String, Object>> file : states.entrySet()) {
            Seen now = new Seen(file.getValue(), System.nanoTime());
            Seen first = seen.merge(
                    file.getKey(), now, (before, after) -> before.state().equals(after.state()) ? before : after);
            settled &= file.getValue().isEmpty() || now.at() - first.at() > grain.toNanos();
        }
        return settled;
    }
}
