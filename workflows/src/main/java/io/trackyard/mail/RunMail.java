package io.trackyard.mail;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;

import io.trackyard.run.Announcements;
import io.trackyard.run.CalibrationStatus;
import io.trackyard.run.TaskState;
import io.trackyard.run.TaskStatus;
import io.trackyard.run.TaskTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The messages of a run, told from how its tasks and calibrations stand. Subjects, senders, importance and texts are those
 * of the beads orchestrators' mail protocol.
 */
public final class RunMail {
    private static final String NOBODY = "none";

    private final String run;
    private final String noun;
    private final int phases;
    private final List<Message> messages = new ArrayList<>();

    private RunMail(String run, String noun, int phases) {
        this.run = run;
        this.noun = noun;
        this.phases = phases;
    }

    /**
     * All that was sent until now, in the order of time.
     *
     * @param run the run's name
     * @param noun what one of its tasks is called: {@code bead} or {@code task}
     * @param phases how many phases it has
     * @param tasks all its tasks
     * @param calibrations how its phases' calibrations stand
     * @param completed when all its phases were over; empty before, and where it was ended early
     */
    public static List<Message> of(
            String run,
            String noun,
            int phases,
            List<TaskStatus> tasks,
            List<CalibrationStatus> calibrations,
            Optional<Instant> completed) {
        RunMail mail = new RunMail(run, noun, phases);
        byPhase(tasks)
                .forEach((phase, members) -> mail.ofPhase(
                        phase,
                        members,
                        calibrations.stream()
                                .filter(known -> known.phase() == phase)
                                .findFirst()));
        completed.ifPresent(at -> mail.ofRun(at, tasks));
        return mail.messages.stream().sorted(Comparator.comparing(Message::at)).toList();
    }

    private static LinkedHashMap<Integer, List<TaskStatus>> byPhase(List<TaskStatus> tasks) {
        return tasks.stream().collect(groupingBy(TaskStatus::phase, LinkedHashMap::new, toList()));
    }

    private void ofTasks(int phase, List<TaskStatus> tasks) {
        tasks.forEach(this::ofTask);
        tasks.stream()
                .collect(groupingBy(TaskStatus::track, LinkedHashMap::new, toList()))
                .forEach((track, own) -> ofTrack(phase, track, own));
    }

    private void ofTask(TaskStatus task) {
        String agent = AgentName.of(run, task.phase(), task.track());
        String named = task.id() + " - " + task.title();
        begun(task).ifPresent(at -> send(at, agent, task.id(), "[CLAIMED] " + named, "Track " + task.track()));
        ended(task).ifPresent(at -> {
            if (task.state().isGood()) {
                String commit = task.commit() == null ? "" : "\n\nCommit: " + task.commit();
                send(at, agent, task.id(), "[CLOSED] " + named, "Completed: " + task.title() + commit);
            } else if (task.state() == TaskState.ABANDONED) {
                messages.add(new Message(
                        at,
                        agent,
                        Message.COORDINATOR,
                        Importance.URGENT,
                        task.id(),
                        "[BLOCKED] %s - %s".formatted(agent, task.id()),
                        "Failed after %d attempts.\n\nError: %s".formatted(task.attempts(), task.reason())));
            }
        });
    }

    private void ofTrack(int phase, String track, List<TaskStatus> tasks) {
        lastEnd(tasks)
                .ifPresent(at -> messages.add(new Message(
                        at,
                        AgentName.of(run, phase, track),
                        Message.COORDINATOR,
                        Importance.HIGH,
                        thread(phase),
                        "[TRACK COMPLETE] Track " + track,
                        "%s completed: %s\n%s blocked: %s"
                                .formatted(
                                        nouns(),
                                        ids(tasks, task -> task.state().isGood()),
                                        nouns(),
                                        ids(tasks, task -> task.state().isLost())))));
    }

    /** What was begun once a calibration had failed was made by it, if in the same moment; tracks are never shared with that. */
    private void ofPhase(int phase, List<TaskStatus> tasks, Optional<CalibrationStatus> calibration) {
        List<TaskStatus> untold = tasks;
        for (CalibrationStatus.Failure failure :
                calibration.map(CalibrationStatus::failures).orElse(List.of())) {
            Instant at = Instant.ofEpochMilli(failure.at());
            Map<Boolean, List<TaskStatus>> later =
                    untold.stream().collect(partitioningBy(task -> !isBegunBefore(task, at)));
            ofTasks(phase, later.get(false));
            untold = later.get(true);
            tellAll(
                    at,
                    thread(phase),
                    Announcements.calibrationFailed(phase),
                    Announcements.ISSUES_FOUND + " "
                            + (failure.mending()
                                    ? Announcements.fixesCreated(noun + "s")
                                    : "A person is asked. Stand by."));
        }
        ofTasks(phase, untold);
        Optional<Instant> over = calibration.isEmpty()
                ? lastEnd(tasks)
                : calibration
                        .filter(known -> known.stage() == CalibrationStatus.Stage.PASSED)
                        .map(CalibrationStatus::ended)
                        .map(Instant::ofEpochMilli);
        List<String> said = Stream.of(
                        calibration.isEmpty() ? "" : Announcements.CALIBRATION_PASSED,
                        Announcements.proceeding(phase, phases))
                .filter(Predicate.not(String::isEmpty))
                .toList();
        over.ifPresent(at -> tellAll(at, thread(phase), Announcements.phaseComplete(phase), String.join(" ", said)));
    }

    private void ofRun(Instant at, List<TaskStatus> tasks) {
        long closed = tasks.stream().filter(task -> task.state().isGood()).count();
        String text = closed == tasks.size()
                ? "All %ss closed.".formatted(noun)
                : "%d of %d %ss closed.".formatted(closed, tasks.size(), noun);
        tellAll(at, run, Announcements.EXECUTION_COMPLETE, text + " " + Announcements.EXECUTION_FINISHED);
    }

    /** When the last of them was done or blocked; empty where one is open, or was cancelled. */
    private static Optional<Instant> lastEnd(List<TaskStatus> tasks) {
        boolean isComplete =
                tasks.stream().allMatch(task -> task.state().isOutcome() && task.state() != TaskState.CANCELLED);
        return isComplete
                ? tasks.stream().flatMap(task -> ended(task).stream()).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** One that nobody began has come to its outcome by others. */
    private static boolean isBegunBefore(TaskStatus task, Instant at) {
        return begun(task)
                .map(at::isAfter)
                .orElseGet(() -> ended(task).map(end -> !end.isAfter(at)).orElse(false));
    }

    private static Optional<Instant> begun(TaskStatus task) {
        return Optional.ofNullable(task.times()).map(TaskTimes::begun).map(Instant::ofEpochMilli);
    }

    private static Optional<Instant> ended(TaskStatus task) {
        return Optional.ofNullable(task.times()).map(TaskTimes::ended).map(Instant::ofEpochMilli);
    }

    private static String thread(int phase) {
        return "Phase " + phase;
    }

    private String nouns() {
        return Character.toUpperCase(noun.charAt(0)) + noun.substring(1) + "s";
    }

    private static String ids(List<TaskStatus> tasks, Predicate<TaskStatus> such) {
        String found = String.join(
                ", ", tasks.stream().filter(such).map(TaskStatus::id).toList());
        return found.isEmpty() ? NOBODY : found;
    }

    private void send(Instant at, String agent, String thread, String subject, String body) {
        messages.add(new Message(at, agent, Message.EVERYBODY, Importance.NORMAL, thread, subject, body));
    }

    private void tellAll(Instant at, String thread, String subject, String body) {
        send(at, Message.COORDINATOR, thread, subject, body);
    }
}
