package io.trackyard;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.activity.ActivityMethod;
import io.temporal.common.SearchAttributeKey;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.WorkflowMethod;
import io.trackyard.activity.CalibrationActivities;
import io.trackyard.activity.FailureTypes;
import io.trackyard.activity.IntegrationActivities;
import io.trackyard.activity.NoticeActivities;
import io.trackyard.activity.RunActivities;
import io.trackyard.activity.SourceActivities;
import io.trackyard.activity.TaskActivities;
import io.trackyard.activity.TrackActivities;
import io.trackyard.background.BackgroundIds;
import io.trackyard.background.BackgroundRecordActivities;
import io.trackyard.background.BackgroundSessionActivities;
import io.trackyard.background.BackgroundWorkflow;
import io.trackyard.background.CoordinatorWorkflow;
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

    @Test
    void namesEveryWorkflow() {
        assertThat(page("Workflow types"))
                .containsExactlyElementsOf(names(WorkflowMethod.class, WorkflowMethod::name, workflows()));
    }

    @Test
    void namesEverySignal() {
        assertThat(page("Signals of a run"))
                .containsExactlyElementsOf(names(SignalMethod.class, SignalMethod::name, Stream.of(RunWorkflow.class)));
        assertThat(page("Signals of the coordinator of background tasks"))
                .containsExactlyElementsOf(
                        names(SignalMethod.class, SignalMethod::name, Stream.of(CoordinatorWorkflow.class)));
        assertThat(page("Signals of a phase"))
                .containsExactlyElementsOf(
                        names(SignalMethod.class, SignalMethod::name, Stream.of(PhaseWorkflow.class)));
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
                .containsExactlyElementsOf(names(
                        ActivityMethod.class,
                        ActivityMethod::name,
                        Stream.of(
                                RunActivities.class,
                                TrackActivities.class,
                                TaskActivities.class,
                                IntegrationActivities.class,
                                SourceActivities.class,
                                CalibrationActivities.class,
                                NoticeActivities.class,
                                BackgroundSessionActivities.class,
                                BackgroundRecordActivities.class)));
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
        TreeSet<String> names = new TreeSet<>();
        for (Field field : FailureTypes.class.getFields()) {
            names.add((String) field.get(null));
        }

        assertThat(page("Failure types")).containsExactlyElementsOf(names);
    }

    @Test
    void namesTheIdsOfWorkflowsAndTheSchema() throws IOException {
        String run = WorkflowIds.run("<repository>", "<run>");

        String coordinator = BackgroundIds.coordinator("<host-id>");

        assertThat(page("Workflow ids"))
                .contains(run, WorkflowIds.phase(run, 3), coordinator, BackgroundIds.task(coordinator, "<task>"));
        assertThat(Files.readString(PAGE)).contains("the current number is " + RunInput.SCHEMA);
    }

    private static Stream<Class<?>> workflows() {
        return Stream.of(RunWorkflow.class, PhaseWorkflow.class, CoordinatorWorkflow.class, BackgroundWorkflow.class);
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

    private static List<String> lines() {
        try {
            return Files.readAllLines(PAGE);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
