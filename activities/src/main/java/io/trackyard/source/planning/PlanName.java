package io.trackyard.source.planning;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a plan, as its file has it.
 *
 * @param id the name without its ending: {@code 03-01-auth-hardening}
 * @param canonical phase and number alone, {@code 03-01}; the id where they are not in it
 * @param summary the name of the summary that says it is done
 */
record PlanName(String id, String canonical, String summary) {
    private static final String ENDING = "-PLAN.md";

    /** Phase and number are the first two neighbours of this form: what stands before them is a project's code. */
    private static final Pattern CANONICAL =
            Pattern.compile("(?:^|-)([0-9]+[A-Z]?(?:\\.[0-9]+)*-[0-9]+[A-Z]?(?:\\.[0-9]+)*)(?=-|$)");

    private static final Pattern NESTED = Pattern.compile("PLAN-([0-9]+)(?:-.*)?\\.md", Pattern.DOTALL);

    /** The name of a file in a phase's directory; empty where it is no plan. */
    static Optional<PlanName> of(String file, PhaseNumber phase) {
        if (file.equals("PLAN.md")) {
            return Optional.of(new PlanName(phase.toString(), phase.toString(), "SUMMARY.md"));
        }
        String id = file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : "";
        if (id.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new PlanName(id, canonical(id), id + "-SUMMARY.md"));
    }

    /** The name of a file in the directory {@code plans} of a phase, where plans only have their number. */
    static Optional<PlanName> nested(String file, PhaseNumber phase) {
        Matcher form = NESTED.matcher(file);
        if (!form.matches()) {
            return Optional.empty();
        }
        String id = phase + "-" + form.group(1);
        return Optional.of(new PlanName(id, id, "SUMMARY-" + file.substring("PLAN-".length())));
    }

    /** Whether a file looks like a plan to a person, and is none. */
    static boolean isMistakable(String file) {
        String name = file.toUpperCase(Locale.ROOT);
        return name.contains("PLAN")
                && name.endsWith(".MD")
                && !name.endsWith("-PLAN-OUTLINE.MD")
                && !name.endsWith(".PRE-BOUNCE.MD");
    }

    /** Phase and number in an id. */
    static String canonical(String id) {
        Matcher tokens = CANONICAL.matcher(id);
        return tokens.find() ? tokens.group(1) : id;
    }

    /** The number behind that of the phase. */
    Optional<String> number() {
        int gap = canonical.lastIndexOf('-');
        return gap < 0 ? Optional.empty() : Optional.of(canonical.substring(gap + 1));
    }
}
