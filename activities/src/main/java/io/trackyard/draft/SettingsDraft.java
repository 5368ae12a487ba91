package io.trackyard.draft;

import io.trackyard.agent.clients.KnownAgent;
import io.trackyard.reading.FoundSource;
import io.trackyard.source.KeyGuide;
import io.trackyard.source.KeyGuide.Key;
import io.trackyard.source.ProfileSheet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The text of a first {@code trackyard.yaml}: what was found as settings, every other key commented out with what it
 * decides and the value that counts without it. The words are those of the schema.
 */
public final class SettingsDraft {
    private static final String OWN_PROFILE = "native";

    /** Its keys are those of each thing that is given a name in it. */
    private static final String NAMED = "agents";

    private static final String NAME = "reviewer";

    /** Of an agent that is a command. */
    private static final String EXAMPLE = "claude -p --permission-mode acceptEdits";

    /** Written by hand, above the others and below them. */
    private static final Set<String> PROPOSED = Set.of("agent", "setup", "verify", "shared", "tasks");

    private final ProjectSurvey found;
    private final KeyGuide guide = KeyGuide.ofTrackyardFile();
    private final Map<String, String> values = new LinkedHashMap<>();
    private final DraftLines text = new DraftLines();

    private SettingsDraft(ProjectSurvey found) {
        this.found = found;
        ProfileSheet.named(profile(found)).values().forEach(value -> values.put(value.key(), written(value.value())));
    }

    /** The text that proposes what was found. */
    public static String of(ProjectSurvey found) {
        return new SettingsDraft(found).write();
    }

    private static String profile(ProjectSurvey found) {
        return found.sources().size() == 1 ? found.sources().get(0).name() : OWN_PROFILE;
    }

    private String write() {
        text.explain("", "How Trackyard carries out the tasks of this repository. What it would do: trackyard plan");
        text.explain(
                "",
                "Lines with a # and no space behind it are settings that are not made: they show the values that count."
                        + " Remove the # to set one, and of an indented one also that of the line it stands below.");
        text.explain("", "Those values are the profile's: trackyard profile " + profile(found));
        sources();
        agent();
        setup();
        verify();
        shared();
        others();
        if (found.sources().isEmpty()) {
            text.gap();
            new TasksDraft(values).addTo(text);
        }
        return text.toString();
    }

    private void sources() {
        if (!found.sources().isEmpty()) {
            text.gap();
            text.explain(
                    "",
                    "Tasks were found: %s. They are taken from there, and none are written here."
                            .formatted(found.sources().stream()
                                    .map(FoundSource::description)
                                    .collect(Collectors.joining("; "))));
        }
        if (found.sources().size() > 1) {
            text.explain("", "A run has one source; name it with --source.");
        }
    }

    private void agent() {
        text.gap();
        text.explain("", guide.meaning("agent"));
        text.explain(
                "",
                found.agents().isEmpty()
                        ? "Any command will do that edits files; none of %s is on PATH."
                                .formatted(names(List.of(KnownAgent.values())))
                        : "On PATH: %s.".formatted(names(found.agents())));
        found.agents().stream().skip(1).forEach(agent -> text.explain("", "Or: client: " + agent.program()));
        values.put("agent.account", found.client().orElse(KnownAgent.CLAUDE).program());
        found.client().ifPresentOrElse(this::client, this::command);
    }

    private static String names(List<KnownAgent> agents) {
        return String.join(", ", agents.stream().map(KnownAgent::program).toList());
    }

    /** It is there, and its protocol is known: nobody has to say more. */
    private void client(KnownAgent agent) {
        values.put("agent.command", agent.program());
        values.put("agent.model", agent.model());
        text.set("agent:");
        key(text, "  ", "agent.client", agent.program());
        // what their ends mean and their lines say is known
        below("agent", Set.of("client", "ends", "lines")).forEach(key -> {
            text.explain("  ", key.meaning());
            text.set("  #" + last(key.name()) + ": " + value(key));
        });
    }

    private void command() {
        DraftLines lines = new DraftLines();
        lines.set("agent:");
        key(lines, "  ", "agent.command", YamlText.of(EXAMPLE));
        below("agent", Set.of("command")).forEach(key -> key(lines, "  ", key.name(), value(key)));
        text.propose(lines);
    }

    private void setup() {
        text.gap();
        text.explain("", guide.meaning("setup"));
        boolean made = !found.setup().isEmpty() || !found.copy().isEmpty();
        DraftLines lines = new DraftLines();
        lines.set("setup:");
        keyOrProposal(lines, made, "setup.commands", found.setup(), "make deps");
        keyOrProposal(lines, made, "setup.copy", found.copy(), ".env");
        below("setup", Set.of("commands", "copy")).forEach(key -> {
            DraftLines proposal = new DraftLines();
            lines.explain("  ", key.meaning());
            proposal.set(last(key.name()) + ": " + value(key));
            proposal(lines, made, proposal);
        });
        addAll(made, lines);
    }

    /** Within a block that is set, what was not found is commented out; a block that is not is commented out as a whole. */
    private void keyOrProposal(DraftLines lines, boolean made, String name, List<String> values, String example) {
        lines.explain("  ", guide.meaning(name));
        DraftLines key = new DraftLines();
        key.set(last(name) + ": " + YamlText.list(values.isEmpty() ? List.of(example) : values));
        proposal(lines, made && values.isEmpty(), key);
    }

    private static void proposal(DraftLines lines, boolean commentedOut, DraftLines key) {
        lines.set("  " + (commentedOut ? "#" : "") + key.toString().strip());
    }

    private void verify() {
        text.gap();
        text.explain("", guide.meaning("verify"));
        text.explain("", "Without it, a task that has no verify of its own ends \"verified (unchecked)\".");
        text.explain("", "A command may take 300 s, else write it as {command: make test, timeout: 10m}.");
        if (!found.alsoChecks().isEmpty()) {
            text.explain("", "Also found: %s.".formatted(String.join("; ", found.alsoChecks())));
        }
        DraftLines lines = new DraftLines();
        lines.set("verify:");
        (found.checks().isEmpty() ? List.of("make test") : found.checks())
                .forEach(command -> lines.set("  - " + YamlText.of(command)));
        addAll(!found.checks().isEmpty(), lines);
    }

    private void shared() {
        text.gap();
        text.explain("", guide.meaning("shared"));
        text.explain("", "Two tracks that change one may conflict when they are merged.");
        DraftLines lines = new DraftLines();
        lines.set("shared: " + YamlText.list(found.shared().isEmpty() ? List.of("CHANGELOG.md") : found.shared()));
        addAll(!found.shared().isEmpty(), lines);
    }

    /** All other keys, as the schema has them; those of one block together. */
    private void others() {
        String block = "";
        for (Key key : guide.keys()) {
            String top = key.name().contains(".")
                    ? key.name().substring(0, key.name().indexOf('.'))
                    : "";
            boolean mayBeOneWord = top.isEmpty() && !below(key.name(), Set.of()).isEmpty();
            if (mayBeOneWord || PROPOSED.contains(top.isEmpty() ? key.name() : top)) {
                continue;
            }
            DraftLines lines = new DraftLines();
            if (top.isEmpty()) {
                text.gap();
                text.explain("", key.meaning() + oneOf(key));
                lines.set(key.name() + ": " + value(key));
            } else {
                if (!top.equals(block)) {
                    text.gap();
                    // of a block that may also be one word
                    guide.keys().stream()
                            .filter(whole -> whole.name().equals(top))
                            .forEach(whole -> text.explain("", whole.meaning()));
                    lines.set(top + ":");
                    if (top.equals(NAMED)) {
                        lines.set("  " + NAME + ":");
                    }
                }
                key(lines, top.equals(NAMED) ? "    " : "  ", key.name(), value(key));
            }
            text.propose(lines);
            block = top;
        }
    }

    private void addAll(boolean made, DraftLines lines) {
        if (made) {
            lines.toString().lines().forEach(text::set);
        } else {
            text.propose(lines);
        }
    }

    private void key(DraftLines lines, String indent, String name, String value) {
        lines.explain(indent, guide.meaning(name));
        lines.set(indent + last(name) + ": " + value);
    }

    private List<Key> below(String name, Set<String> without) {
        return guide.keys().stream()
                .filter(key -> key.name().startsWith(name + "."))
                .filter(key -> !without.contains(last(key.name())))
                .toList();
    }

    private String value(Key key) {
        return values.getOrDefault(key.name(), exampleOf(key));
    }

    static String exampleOf(Key key) {
        return key.example()
                .orElseGet(() -> key.choices().isEmpty() ? "x" : key.choices().get(0));
    }

    static String oneOf(Key key) {
        return key.choices().isEmpty() ? "" : " One of: " + String.join(", ", key.choices()) + ".";
    }

    private static String written(Object value) {
        if (value instanceof List<?> list) {
            return YamlText.list(list.stream().map(String::valueOf).toList());
        }
        return value instanceof String text && !text.matches("[0-9]+[A-Za-z]+") ? YamlText.of(text) : value.toString();
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
