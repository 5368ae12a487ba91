package io.trackyard.calibration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trackyard.plan.PathPattern;
import io.trackyard.plan.Task;
import io.trackyard.runfiles.CalibrationIssue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a calibrator says, as docs/schemas/calibration.schema.json has it: a list of issues, or an object with the issues
 * and a word on coverage, drift and security. It is what stands at the end of an output, alone or in a fenced block.
 *
 * @param issues what is to be mended, the first {@link #MOST_ISSUES} of it
 * @param lines a line each for coverage, drift and security; none of a command
 */
record CalibrationAnswer(List<CalibrationIssue> issues, List<String> lines) {
    /** More at once are no list that anybody reads, and each is a task. */
    static final int MOST_ISSUES = 50;

    private static final int LONGEST_TITLE = 200;
    private static final int LEAST_URGENT = 4;
    private static final List<String> ASPECTS = List.of("Coverage", "Drift", "Security");
    private static final Pattern FENCED = Pattern.compile("(?s)```[a-zA-Z]*[ \\t]*\\R(.*?)\\R?[ \\t]*```");
    private static final Pattern START = Pattern.compile("(?m)^[ \\t]*[\\[{]");
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    CalibrationAnswer {
        issues = List.copyOf(issues.subList(0, Math.min(MOST_ISSUES, issues.size())));
        lines = List.copyOf(lines);
    }

    /** An output that is no answer. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        /** {@code why}: as it follows "its answer". */
        Unreadable(String why) {
            super(why);
        }
    }

    /** The issues that a command printed; its word on single checks is a person's own and may be run. */
    static List<CalibrationIssue> ofCommand(String output) throws Unreadable {
        JsonNode answer = json(output);
        return issues(answer.isObject() ? answer.path("issues") : answer, true);
    }

    /** What an agent said: what it wants to be run is told to whoever mends it, and not run. */
    static CalibrationAnswer ofAgent(String output) throws Unreadable {
        JsonNode answer = json(output);
        if (!answer.isObject()) {
            throw new Unreadable("is a list, not an object");
        }
        List<CalibrationIssue> issues = new ArrayList<>(issues(answer.path("issues"), false));
        List<String> lines = new ArrayList<>();
        boolean named = !issues.isEmpty();
        for (String aspect : ASPECTS) {
            JsonNode said = answer.path(aspect.toLowerCase(Locale.ROOT));
            if (!said.path("ok").isBoolean()) {
                throw new Unreadable("says nothing of %s: {\"ok\": true or false, \"note\": \"…\"}"
                        .formatted(aspect.toLowerCase(Locale.ROOT)));
            }
            String note = oneLine(said.path("note").asText(""));
            boolean isOk = said.path("ok").asBoolean();
            lines.add("%s %s%s".formatted(isOk ? "✓" : "✗", aspect, note.isEmpty() ? "" : ": " + note));
            if (!isOk && !named) {
                issues.add(CalibrationIssue.of(note.isEmpty() ? aspect : aspect + ": " + note, note));
            }
        }
        return new CalibrationAnswer(issues, lines);
    }

    private static JsonNode json(String output) throws Unreadable {
        return parsed(output)
                .or(() -> lastFenced(output))
                .or(() -> atTheEnd(output))
                .orElseThrow(() -> new Unreadable("has no JSON at its end"));
    }

    private static Optional<JsonNode> lastFenced(String output) {
        Matcher block = FENCED.matcher(output);
        Optional<JsonNode> last = Optional.empty();
        while (block.find()) {
            last = parsed(block.group(1)).or(Optional::empty);
        }
        return last;
    }

    /** The first line from which on there is nothing but the answer. */
    private static Optional<JsonNode> atTheEnd(String output) {
        Matcher start = START.matcher(output);
        while (start.find()) {
            Optional<JsonNode> rest = parsed(output.substring(start.start()));
            if (rest.isPresent()) {
                return rest;
            }
        }
        return Optional.empty();
    }

    private static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text)).filter(JsonNode::isContainerNode);
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    private static List<CalibrationIssue> issues(JsonNode list, boolean mayCheck) throws Unreadable {
        if (!list.isArray()) {
            throw new Unreadable("has no list of issues");
        }
        List<CalibrationIssue> issues = new ArrayList<>();
        for (JsonNode item : list) {
            issues.add(issue(item, issues.size() + 1, mayCheck));
        }
        return issues;
    }

    private static CalibrationIssue issue(JsonNode item, int number, boolean mayCheck) throws Unreadable {
        String title = oneLine(item.path("title").asText(""));
        if (!item.path("title").isTextual() || title.isEmpty()) {
            throw new Unreadable("has an issue without a title: number " + number);
        }
        JsonNode priority = item.path("priority");
        if (!priority.isMissingNode()
                && (!priority.isInt() || priority.asInt() < 0 || priority.asInt() > LEAST_URGENT)) {
            throw new Unreadable("has an issue whose priority is no whole number from 0 to 4: number " + number);
        }
        String check = text(item, "check");
        String text = item.path("text").asText("").strip();
        String told = mayCheck || check == null ? text : text + "\n\nA check that was proposed:\n\n    " + check;
        return new CalibrationIssue(
                title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) + "…" : title,
                told.strip(),
                priority.asInt(Task.DEFAULT_PRIORITY),
                text(item, "task"),
                files(item.path("files")),
                mayCheck ? check : null);
    }

    /** Files that are none of the repository's are left out: they say nothing of who may work beside whom. */
    private static List<String> files(JsonNode list) {
        List<String> files = new ArrayList<>();
        for (JsonNode file : list) {
            String path = file.asText("").strip();
            if (file.isTextual() && !path.isEmpty() && !PathPattern.isOutside(path)) {
                files.add(path);
            }
        }
        return files;
    }

    private static @Nullable String text(JsonNode item, String field) {
        String text = item.path(field).asText("").strip();
        return text.isEmpty() ? null : text;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    }
}
