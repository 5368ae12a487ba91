package io.trackyard;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.common.SearchAttributeKey;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.trackyard.activity.FailureTypes;
import io.trackyard.background.BackgroundIds;
import io.trackyard.background.CoordinatorWorkflow;
import io.trackyard.quota.QuotaEnd;
import io.trackyard.quota.QuotaWorkflow;
import io.trackyard.run.PhaseWorkflow;
import io.trackyard.run.RunInput;
import io.trackyard.run.RunWorkflow;
import io.trackyard.run.SearchKeys;
import io.trackyard.run.WorkflowIds;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/contracts.md} and the code to the same names, in both directions. */
class ContractsTest {
    private static final Path PAGE = Path.of(System.getProperty("basedir", "."), "../docs/contracts.md");

    /** A row of a table that starts with a name in code letters. */
    private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)`");

    /** Whatever package it is in: what nobody has thought of here is found too. */
    private static final JavaClasses CODE =
            new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("io.trackyard");

    private static final Map<String, Class<?>> SIGNALLED = Map.of(
            "Signals of a run", RunWorkflow.class,
            "Signals of a phase", PhaseWorkflow.class,
            "Signals of the coordinator of background tasks", CoordinatorWorkflow.class,
            "Signals of the quota of an account", QuotaWorkflow.class);

    @Test
    void namesEveryWorkflow() {
        assertThat(page("Workflow types"))
                .containsExactlyElementsOf(names(WorkflowMethod.class, WorkflowMethod::name, workflows()));
    }

    @Test
    void namesEverySignal() {
        SIGNALLED.forEach((heading, workflow) -> assertThat(page(heading))
                .as(heading)
                .isNotEmpty()
                .containsExactlyElementsOf(names(SignalMethod.class, SignalMethod::name, Stream.of(workflow))));
        assertThat(workflows()
                        .filter(workflow -> !names(SignalMethod.class, SignalMethod::name, Stream.of(workflow))
                                .isEmpty()))
                .containsExactlyInAnyOrderElementsOf(SIGNALLED.values());
        assertThat(headings().filter(heading -> heading.startsWith("Signals")))
                .containsExactlyInAnyOrderElementsOf(SIGNALLED.keySet());
    }

    @Test
    void namesEveryKeyOfAMemo() throws IllegalAccessException {
        assertThat(page("Memo of the quota of an account")).containsExactlyElementsOf(constants(QuotaWorkflow.class));
    }

    @Test
    void namesEveryQueryAndUpdate() {
        assertThat(page("Queries")).containsExactlyElementsOf(names(QueryMethod.class, QueryMethod::name, workflows()));
        assertThat(page("Updates"))
                .containsExactlyElementsOf(names(UpdateMethod.class, UpdateMethod::name, workflows()));
    }

    @Test
    void namesEveryActivity() {
        assertThat(page("Activities"))
                .containsExactlyElementsOf(
                        names(ActivityMethod.class, ActivityMethod::name, annotated(ActivityInterface.class)));
    }

    @Test
    void namesEverySearchAttribute() throws IllegalAccessException {
        TreeSet<String> names = new TreeSet<>();
        for (Field field : SearchKeys.class.getFields()) {
            names.add(((SearchAttributeKey<?>) field.get(null)).getName());
        }

        assertThat(page("Search attributes")).containsExactlyElementsOf(names);
    }

    @Test
    void namesEveryFailureType() throws IllegalAccessException {
        assertThat(page("Failure types")).containsExactlyElementsOf(constants(FailureTypes.class));
    }

    @Test
    void namesTheIdsOfWorkflowsAndTheSchema() throws IOException {
        String run = WorkflowIds.run("<repository>", "<run>");

        String coordinator = BackgroundIds.coordinator("<host-id>");

        assertThat(page("Workflow ids"))
                .contains(
                        run,
                        WorkflowIds.phase(run, 3),
                        coordinator,
                        BackgroundIds.task(coordinator, "<task>"),
                        QuotaEnd.workflowId("<account>"));
        assertThat(Files.readString(PAGE)).contains("the current number is " + RunInput.SCHEMA);
    }

    @Test
    void namesWhateverRecordsHistories() throws IOException {
        try (Stream<Path> tests = Files.walk(PAGE.resolveSibling("../workflows/src/test/java"))) {
            List<String> recorders = tests.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith("RecorderTest.java"))
                    .map(file -> file.replace(".java", ""))
                    .toList();
            Matcher command =
                    Pattern.compile("-Dtest='([^']+)' -Dtrackyard.record=true").matcher(Files.readString(PAGE));

            assertThat(command.find()).isTrue();
            assertThat(command.group(1).split(",")).containsExactlyInAnyOrderElementsOf(recorders);
        }
    }

    private static Stream<Class<?>> workflows() {
        return annotated(WorkflowInterface.class);
    }

    private static Stream<Class<?>> annotated(Class<? extends Annotation> kind) {
        return CODE.stream().filter(type -> type.isAnnotatedWith(kind)).map(JavaClass::reflect);
    }

    /** What the texts of a type's fields say. */
    private static TreeSet<String> constants(Class<?> type) throws IllegalAccessException {
        TreeSet<String> texts = new TreeSet<>();
        for (Field field : type.getFields()) {
            texts.add((String) field.get(null));
        }
        return texts;
    }

    private static <A extends Annotation> TreeSet<String> names(
            Class<A> annotation, Function<A, String> name, Stream<Class<?>> types) {
        TreeSet<String> names = new TreeSet<>();
        types.forEach(type -> {
            for (Method method : type.getMethods()) {
                Arrays.stream(method.getAnnotationsByType(annotation)).map(name).forEach(names::add);
            }
        });
        return names;
    }

    /** The names in the table below a heading. */
    private static TreeSet<String> page(String heading) {
        TreeSet<String> names = new TreeSet<>();
        boolean inside = false;
        for (String line : lines()) {
            if (line.startsWith("#")) {
                inside = line.replaceFirst("^#+ ", "").equals(heading);
            }
            Matcher row = ROW.matcher(line);
            if (inside && row.find()) {
                names.add(row.group(1));
            }
        }
        return names;
    }

    private static Stream<String> headings() {
        return lines().stream().filter(line -> line.startsWith("## ")).map(line -> line.substring("## ".length()));
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(PAGE);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
