package io.trackyard.source.planning;

import io.trackyard.plan.BarrierGroup;
import io.trackyard.plan.Question;
import io.trackyard.plan.Question.Kind;
import io.trackyard.plan.Scope;
import io.trackyard.plan.Task;
import io.trackyard.plan.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes tasks of a plan: one, or a chain of one more for each place in it at which a person is asked. The last has the
 * plan's own id, on which others depend, and owes the summary; those before it are {@code <id>~1}, {@code <id>~2}, ….
 */
final class PlanChain {
    private final PlanFile plan;
    private final boolean unattended;
    private final List<Section> sections = new ArrayList<>();

    /**
     * Some steps of a plan, and the questions that come before them.
     *
     * @param asked the checkpoints a person answers first
     * @param tasks what a session carries out then
     */
    record Section(List<PlanTask> asked, List<PlanTask> tasks) {}

    /**
     * @param unattended whether what needs no hands of a person is approved unasked, as the directory's settings may say
     */
    PlanChain(PlanFile plan, boolean unattended) {
        this.plan = plan;
        this.unattended = unattended;
        List<PlanTask> asked = new ArrayList<>();
        List<PlanTask> tasks = new ArrayList<>();
        for (PlanTask task : plan.body().tasks()) {
            if (!asks(task)) {
                tasks.add(task);
                continue;
            }
            if (!tasks.isEmpty()) {
                sections.add(new Section(List.copyOf(asked), List.copyOf(tasks)));
                asked.clear();
                tasks.clear();
            }
            asked.add(task);
        }
        sections.add(new Section(List.copyOf(asked), List.copyOf(tasks)));
    }

    /** The steps between which a person is asked. */
    List<Section> sections() {
        return List.copyOf(sections);
    }

    /** The checkpoints that are passed without a person. */
    List<PlanTask> approved() {
        return plan.body().tasks().stream()
                .filter(task -> task.isCheckpoint() && !asks(task))
                .toList();
    }

    /** Whether a person must be asked whether it may start at all. */
    boolean wantsApproval() {
        boolean noPlaceOfItsOwn =
                plan.wantsAPerson() && plan.body().tasks().stream().noneMatch(PlanTask::isCheckpoint);
        return noPlaceOfItsOwn || plan.body().tasks().stream().anyMatch(PlanTask::isInteractive);
    }

    private boolean asks(PlanTask task) {
        if (!task.isCheckpoint()) {
            return false;
        }
        Checkpoint checkpoint = new Checkpoint(task);
        return switch (checkpoint.kind()) {
            case VERIFY -> !unattended;
            case DECISION -> !unattended || checkpoint.choices().isEmpty();
            case ACTION, APPROVAL -> true;
        };
    }

    /**
     * The tasks, in order.
     *
     * @param done ids that are integrated already: a chain goes on where it was left
     */
    List<Task> tasks(List<TaskId> needs, Scope scope, BarrierGroup group, Set<TaskId> done) {
        PlanPrompt prompt = new PlanPrompt(plan, sections, approved());
        List<Task> tasks = new ArrayList<>();
        for (int place = 0; place < sections.size(); place++) {
            boolean last = place == sections.size() - 1;
            TaskId id = idOf(place);
            if (done.contains(id)) {
                continue;
            }
            String part = sections.size() == 1 ? "" : " (part %d of %d)".formatted(place + 1, sections.size());
            tasks.add(Task.draft(id)
                    .title(plan.title() + part)
                    .prompt(prompt.of(place))
                    .needs(place == 0 ? needs : List.of(idOf(place - 1)))
                    .scope(scope)
                    .group(group)
                    .question(question(place))
                    .deliverables(last ? List.of(plan.summaryPath()) : List.of())
                    .position(plan.position(lineOf(place)))
                    .build());
        }
        return tasks;
    }

    /** All ids of the chain, the plan's own last. */
    List<TaskId> ids() {
        List<TaskId> ids = new ArrayList<>();
        for (int place = 0; place < sections.size(); place++) {
            ids.add(idOf(place));
        }
        return ids;
    }

    private TaskId idOf(int place) {
        return place == sections.size() - 1 ? plan.id() : TaskId.of(plan.name().id() + "~" + (place + 1));
    }

    private int lineOf(int place) {
        Section section = sections.get(place);
        return section.asked.isEmpty() ? 1 : section.asked.get(0).line();
    }

    /** All that is asked before a part; of several questions only an own text can be the answer. */
    private @Nullable Question question(int place) {
        List<Question> questions = new ArrayList<>();
        if (place == 0 && wantsApproval()) {
            questions.add(Question.approval("Plan %s asks for a person beside it. May it start?"
                    .formatted(plan.name().id())));
        }
        sections.get(place).asked.stream()
                .map(task -> new Checkpoint(task).question())
                .forEach(questions::add);
        if (questions.size() < 2) {
            return questions.isEmpty() ? null : questions.get(0);
        }
        Kind kind = questions.stream().map(Question::kind).reduce(Kind.APPROVAL, PlanChain::graver);
        String text = questions.stream().map(Question::text).collect(Collectors.joining("\n\n"));
        return new Question(kind, text, List.of());
    }

    /** The kinds are declared with that which most needs a person last. */
    private static Kind graver(Kind left, Kind right) {
        return left.compareTo(right) < 0 ? right : left;
    }
}
