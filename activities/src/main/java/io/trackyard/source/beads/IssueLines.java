package io.trackyard.source.beads;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trackyard.plan.PlanFaults;
import io.trackyard.plan.Position;
import io.trackyard.plan.TaskId;
import io.trackyard.problem.Problem;
import io.trackyard.problem.ProblemException;
import io.trackyard.source.text.Faults;
import io.trackyard.source.text.SourceFile;
import io.trackyard.source.text.Waiter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an {@code issues.jsonl}, and the {@code dependencies.jsonl} that a backup has beside it. */
final class IssueLines {
    /** Beads exports in well under a second; what is cut off after this long stays so. */
    private static final int MOST_READINGS = 10;

    private static final Duration BETWEEN_READINGS = Duration.ofMillis(200);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // two issues in a line would be read as one
            .build();

    private static final List<String> MERGE_CONFLICTS = List.of("<<<<<<<", "=======", ">>>>>>>");

    private final SourceFile file;
    private final Waiter waiter;

    IssueLines(SourceFile file, Waiter waiter) {
        this.file = file;
        this.waiter = waiter;
    }

    /**
     * The text, without a byte order mark. Where its end is missing it is read again: beads may be writing it.
     *
     * @throws io.trackyard.problem.ProblemException where it is no text
     */
    String settledText() {
        for (int reading = 1; reading < MOST_READINGS; reading++) {
            try {
                String text = file.text();
                if (!isCutOff(text)) {
                    return text;
                }
            } catch (ProblemException unreadable) {
                // The end may be missing in the middle of a character; the last reading decides.
            }
            waiter.await(BETWEEN_READINGS);
        }
        return file.text();
    }

    /** What such a text says. */
    Issues issuesIn(String text) {
        Faults faults = new Faults(file.name());
        Map<TaskId, Issue> issues = new LinkedHashMap<>();
        objects(text, faults).forEach(line -> issue(line, issues, faults));
        List<Dependency> dependencies = new ArrayList<>(
                issues.values().stream().flatMap(Issue::dependencies).toList());
        List<Problem> all = new ArrayList<>(faults.all());
        SourceFile other = dependenciesBeside(file);
        if (Files.isRegularFile(other.path())) {
            Faults more = new Faults(other.name());
            objects(other.text(), more)
                    .forEach(line -> Dependency.of(line.node()).ifPresent(dependencies::add));
            all.addAll(more.all());
        }
        return new Issues(List.copyOf(issues.values()), dependencies, all);
    }

    /** Where a backup keeps the dependencies. */
    static SourceFile dependenciesBeside(SourceFile file) {
        String name = "dependencies.jsonl";
        return new SourceFile(file.path().resolveSibling(name), file.name().replaceFirst("[^/]*$", name));
    }

    /** The lines of a text with the line ends behind them; together they are the text. */
    static List<String> split(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        do {
            int end = text.indexOf('\n', start) + 1;
            lines.add(text.substring(start, end > 0 ? end : text.length()));
            start = end;
        } while (start > 0 && start < text.length());
        return lines;
    }

    /** Only an end that is missing is waited for; a line that is broken in the middle of the file stays so. */
    private static boolean isCutOff(String text) {
        String last = text.substring(text.lastIndexOf('\n') + 1);
        if (last.isBlank()) {
            return text.isBlank();
        }
        try {
            JSON.readTree(last);
            return false;
        } catch (JsonProcessingException broken) {
            return true;
        }
    }

    private static void issue(Line line, Map<TaskId, Issue> issues, Faults faults) {
        if (!line.node().path("_type").asText("issue").equals("issue")) {
            return; // an export also holds memories
        }
        String id = line.node().path("id").asText("").strip();
        if (id.isEmpty() || id.length() > TaskId.LONGEST) {
            faults.add(line.number(), "an issue has an id of 1 to %d characters", TaskId.LONGEST);
            return;
        }
        Position position = faults.at(line.number());
        Issue first = issues.putIfAbsent(TaskId.of(id), new Issue(TaskId.of(id), line.node(), position));
        if (first != null) {
            faults.add(PlanFaults.duplicateId(first.id(), position, first.position()));
        }
    }

    /** One line that holds a JSON object. */
    private record Line(int number, JsonNode node) {}

    private static List<Line> objects(String text, Faults faults) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : split(text)) {
            number++;
            if (MERGE_CONFLICTS.stream().anyMatch(line::startsWith)) {
                faults.add(number, "git left a merge conflict here; resolve it first");
            } else if (!line.isBlank()) {
                object(number, line, faults).ifPresent(lines::add);
            }
        }
        return lines;
    }

    private static Optional<Line> object(int number, String line, Faults faults) {
        try {
            JsonNode node = JSON.readTree(line);
            if (node.isObject()) {
                return Optional.of(new Line(number, node));
            }
            faults.add(number, "a line holds one JSON object");
        } catch (JsonProcessingException broken) {
            int column = broken.getLocation() == null ? 1 : broken.getLocation().getColumnNr();
            String why = broken.getOriginalMessage().lines().findFirst().orElse("");
            faults.add(number, "not JSON at column %d: %s", column, why);
        }
        return Optional.empty();
    }
}
