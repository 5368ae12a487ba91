package io.trackyard.attempt;

import io.trackyard.plan.Task;
import io.trackyard.runfiles.OpenRun;
import io.trackyard.spending.Bill;
import io.trackyard.spending.Bill.Payer;
import io.trackyard.spending.Bills;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What other sessions of a phase work on, as far as they run on this host: by their open bills, which are in memory. */
final class OtherTasks {
    /** Enough to see whom a session may meet. */
    private static final int MOST = 10;

    private final OpenRun run;
    private final Bills bills;

    OtherTasks(OpenRun run, Bills bills) {
        this.run = run;
        this.bills = bills;
    }

    /** Those beside {@code own} at a moment, in the order of the plan. */
    List<Task> at(Payer own, Instant now) {
        Set<String> live = bills.live(now).stream()
                .map(Bill::payer)
                .filter(payer -> payer.isTask() && payer.isPhaseOf(own))
                .map(Payer::task)
                .filter(task -> !task.equals(own.task()))
                .collect(Collectors.toSet());
        return run.plan().tasks().stream()
                .filter(task -> live.contains(task.id().text()))
                .limit(MOST)
                .toList();
    }
}
