package io.trackyard.display;

import io.trackyard.connection.RunSnapshot;
import io.trackyard.mail.AgentName;
import io.trackyard.mail.Message;
import io.trackyard.mail.RunMail;
import io.trackyard.plan.NearestName;
import io.trackyard.problem.Fault;
import io.trackyard.problem.Problem;
import io.trackyard.run.RunState;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The messages of a run, in the words of its source. */
public final class SentMail {
    private SentMail() {}

    /**
     * Whose inbox a person asks for, as messages have the name.
     *
     * @throws io.trackyard.problem.ProblemException {@code unknown-agent} where nobody in the run has it, with the names
     */
    public static String inbox(RunSnapshot run, List<Message> written, String name) {
        Stream<String> tracks = run.tasks().stream()
                .filter(task -> !task.track().isEmpty())
                .map(task -> AgentName.of(run.run(), task.phase(), task.track()));
        List<String> names = Stream.of(
                        Stream.of(Message.COORDINATOR),
                        tracks,
                        written.stream().map(Message::from),
                        Stream.of(Message.EVERYBODY))
                .flatMap(some -> some)
                .distinct()
                .toList();
        return names.stream().filter(name::equalsIgnoreCase).findFirst().orElseThrow(() -> {
            Problem.Draft draft =
                    Problem.of(Fault.USER, "unknown-agent").what("nobody in run %s is called \"%s\"", run.run(), name);
            NearestName.question(name, names).ifPresent(draft::remedy);
            return draft.remedy("the names in this run are " + NearestName.listed(name, names))
                    .exception();
        });
    }

    /**
     * What has been sent until now, in the order of time.
     *
     * @param written what agents wrote themselves
     * @param inbox whose inbox is looked at; empty for all there is
     */
    public static List<Message> of(RunSnapshot run, List<Message> written, Optional<String> inbox) {
        List<Message> told = RunMail.of(
                run.run(),
                CalibrationLines.isBeads(run) ? "bead" : "task",
                run.phases(),
                run.tasks(),
                run.calibrations(),
                run.state() == RunState.COMPLETED ? run.ended() : Optional.empty());
        return Stream.concat(told.stream(), written.stream())
                .filter(message -> inbox.map(message::isFor).orElse(true))
                .sorted(Comparator.comparing(Message::at))
                .toList();
    }
}
