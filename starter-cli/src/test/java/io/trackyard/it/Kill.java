package io.trackyard.it;

import io.trackyard.process.ProcessIdentity;
import io.trackyard.testing.RunningCommand;
import io.trackyard.testing.TestYard;
import io.trackyard.testing.Waiting;
import io.trackyard.testing.YardProcesses;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What a run must survive, all of it {@code kill -9}. */
enum Kill {
    COMMAND_LINE {
        @Override
        Optional<String> strike(TestYard yard, RunningCommand command) {
            YardProcesses.kill(command.identity());
            return Optional.empty();
        }
    },
    WORKER {
        @Override
        Optional<String> strike(TestYard yard, RunningCommand command) {
            yard.processes().worker().ifPresent(YardProcesses::kill);
            return Optional.empty();
        }
    },
    SERVER {
        @Override
        Optional<String> strike(TestYard yard, RunningCommand command) {
            yard.processes().server().ifPresent(YardProcesses::kill);
            return Optional.empty();
        }
    },
    ALL_THREE {
        @Override
        Optional<String> strike(TestYard yard, RunningCommand command) {
            List<ProcessIdentity> all = List.of(
                    command.identity(),
                    yard.processes().worker().orElseThrow(),
                    yard.processes().server().orElseThrow());
            all.forEach(one -> YardProcesses.kill(one));
            return Optional.empty();
        }
    },
    AGENT {
        @Override
        Optional<String> strike(TestYard yard, RunningCommand command) throws IOException {
            yard.holdAgents(); // they live so shortly that none may be met otherwise
            try {
                while (true) {
                    Waiting.until("an agent", () -> !yard.processes().agents().isEmpty());
                    // the newest, which is held; what ended by itself just before is no crash
                    Optional<YardProcesses.Agent> crashed = yard.processes().agents().stream()
                            .limit(1)
                            .filter(YardProcesses.Agent::crash)
                            .findFirst();
                    if (crashed.isPresent()) {
                        return crashed.map(YardProcesses.Agent::task);
                    }
                }
            } finally {
                yard.releaseAgents();
            }
        }
    };

    /**
     * Kills.
     *
     * @param command the one that watches the run
     * @return the task whose agent it was
     */
    abstract Optional<String> strike(TestYard yard, RunningCommand command) throws IOException;
}
