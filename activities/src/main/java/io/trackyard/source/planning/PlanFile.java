package io.trackyard.source.planning;

import io.trackyard.plan.PathPattern;
import io.trackyard.plan.PlanFaults;
import io.trackyard.plan.Position;
import io.trackyard.plan.Scope;
import io.trackyard.plan.TaskId;
import io.trackyard.source.text.Faults;
import io.trackyard.source.text.SourceFile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One plan, as it was read.
 *
 * @param name what it is called
 * @param file where it lies
 * @param front its front matter
 * @param body its text
 * @param complete whether a summary says that it is done
 */
record PlanFile(PlanName name, SourceFile file, FrontMatter front, PlanBody body, boolean complete) {
    private static final List<String> NOTHING = List.of("none", "null", "~", "n/a", "-");

    /** Reads a plan; what is wrong with it is a fault. */
    static PlanFile read(PlanName name, SourceFile file, boolean complete, String text, Faults faults) {
        FrontMatter front = FrontMatter.of(text.lines().toList(), faults);
        return new PlanFile(name, file, front, PlanBody.of(text, faults), complete);
    }

    /** Whether its end is missing: another program may be writing it. */
    static boolean isCutOff(String text) {
        return text.isBlank() || FrontMatter.isOpen(text.lines().toList()) || PlanBody.isOpen(text);
    }

    TaskId id() {
        return TaskId.of(name.id());
    }

    Position position(int line) {
        return new Position(file.name(), line);
    }

    /** One line for people: what it is to reach. */
    String title() {
        return front.text("objective")
                .or(() -> body.element("objective"))
                .flatMap(text -> text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .findFirst())
                .orElse(name.id());
    }

    /** The names of the plans it depends on, as it writes them. */
    List<String> dependsOn() {
        return Stream.concat(front.list("depends_on").stream(), front.list("depends-on").stream())
                .map(need -> need.replaceFirst("(-PLAN)?\\.md$", ""))
                .filter(need -> !NOTHING.contains(need.toLowerCase(Locale.ROOT)))
                .distinct()
                .toList();
    }

    /** The files it says that it changes. */
    Scope scope(Faults faults) {
        List<String> paths = Stream.of("files_modified", "files-modified")
                .flatMap(key -> front.list(key).stream())
                .filter(path -> !NOTHING.contains(path.toLowerCase(Locale.ROOT)))
                .toList();
        Position position = position(front.lineOf("files_modified"));
        paths.stream()
                .filter(PathPattern::isOutside)
                .forEach(path -> faults.add(PlanFaults.scopeOutside(id(), path, position)));
        List<PathPattern> inside = paths.stream()
                .filter(path -> !PathPattern.isOutside(path))
                .map(PathPattern::of)
                .toList();
        return inside.isEmpty() ? new Scope.Unknown() : new Scope.Declared(inside);
    }

    /** Where the summary is to lie, relative to the repository: under the shorter of its two names where the plan says so. */
    String summaryPath() {
        String shorter = name.canonical() + "-SUMMARY.md";
        boolean asked = body.element("output")
                .filter(text -> text.contains("/" + shorter))
                .isPresent();
        String directory = file.name().substring(0, file.name().lastIndexOf('/') + 1);
        return directory + (asked ? shorter : name.summary());
    }

    /** The wave it declares; absent where it declares none that is a number. */
    Optional<Integer> declaredWave() {
        return front.text("wave").filter(wave -> wave.matches("[0-9]{1,4}")).map(Integer::valueOf);
    }

    boolean closesGaps() {
        return front.isTrue("gap_closure") || front.isTrue("gap-closure");
    }

    /** Whether it says that it cannot be carried out without a person. */
    boolean wantsAPerson() {
        return front.isFalse("autonomous");
    }
}
