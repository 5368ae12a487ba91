package io.trackyard.display;

import io.trackyard.connection.RunSnapshot;
import io.trackyard.mail.Message;
import io.trackyard.mail.RunMail;
import io.trackyard.run.RunState;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The messages of a run, in the words of its source. */
public final class SentMail {
    private SentMail() {}

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
