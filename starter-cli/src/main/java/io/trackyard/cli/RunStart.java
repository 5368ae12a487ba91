package io.trackyard.cli;

import io.trackyard.git.Repository;
import io.trackyard.launch.RunLaunch;
import io.trackyard.launch.RunOrder;
import io.trackyard.runfiles.RunCard;

/** The start of a run, as run and demo do it: the worker gets ready while the plan is frozen. */
public final class RunStart {
    private final Yard yard;
    private final OutputOptions output;

    public RunStart(Yard yard, OutputOptions output) {
        this.yard = yard;
        this.output = output;
    }

    /** @throws io.trackyard.problem.ProblemException when another run has the source */
    public RunChoice.Chosen start(Repository repository, RunOrder order) throws InterruptedException {
        NewerClients newer =
                NewerClients.asked(order, repository.topLevel(), yard.around().environment());
        yard.connection();
        yard.beginWorker();
        RunLaunch launch = new RunLaunch(
                repository,
                yard.runs(),
                yard.queues(),
                yard.state(),
                yard.around().time());
        RunCard card = launch.start(
                order, yard.around().environment(), yard.connection().address());
        String run = card.run().run();
        output.say(yard.around(), "run %s started · %s".formatted(run, yard.page(card.workflow())));
        yard.ensureWorker();
        newer.said().forEach(sentence -> output.say(yard.around(), sentence));
        return new RunChoice.Chosen(
                card, yard.plans().read(repository, card.run().plan()), repository.topLevel());
    }
}
