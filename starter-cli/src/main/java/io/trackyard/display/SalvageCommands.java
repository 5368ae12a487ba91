package io.trackyard.display;

import io.trackyard.problem.ShellWord;
import io.trackyard.salvage.KeptWork;
import java.util.Optional;

/** What a person types about work that was kept. */
final class SalvageCommands {
    private SalvageCommands() {}

    static String look(KeptWork work) {
        return "git diff %s %s".formatted(Wording.commit(work.base()), ShellWord.of(work.ref()));
    }

    static String apply(KeptWork work) {
        return "trackyard salvage %s %s --apply".formatted(ShellWord.of(work.run()), ShellWord.of(work.task()));
    }

    private static String agent(KeptWork work) {
        return work.agent() == null ? "" : " --agent-command " + ShellWord.of(work.agent());
    }

    /** Of a task that is over and not done. */
    static Optional<String> retry(KeptWork work) {
        return switch (work.state()) {
            case OPEN, INTEGRATED, COMPLETED -> Optional.empty();
            case ABANDONED, CANCELLED, UNFINISHED ->
                work.title() == null
                        ? Optional.empty()
                        : Optional.of("trackyard run --task " + ShellWord.of(work.task()) + agent(work));
        };
    }
}
