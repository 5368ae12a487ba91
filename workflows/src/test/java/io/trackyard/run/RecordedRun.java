package io.trackyard.run;

import static org.awaitility.Awaitility.await;

import io.temporal.client.WorkflowFailedException;
import io.temporal.common.WorkflowExecutionHistory;
import io.trackyard.activity.PlanRenewed;
import io.trackyard.policy.MergeRules.GateAt;
import io.trackyard.policy.MergeRules.Order;
import io.trackyard.policy.NewTasks;
import io.trackyard.policy.RunPolicy.OnAbandon;
import io.trackyard.policy.Telling.Occasion;
import io.trackyard.run.PhaseSettings.WriteBackTo;
import io.trackyard.testing.Plans;
import io.trackyard.testing.ScriptedRun;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The runs whose histories are kept, so that a change of the workflows which breaks a live run is seen. */
enum RecordedRun {
    PLAIN {
        @Override
        Map<String, WorkflowExecutionHistory> histories() {
            try (ScriptedRun run = ScriptedRun.of(Plans.phase("a b<a*5", "c*1"), Plans.phase("d<b", "e<c"))
                    .script("a", "fail, ok")
                    .script("b", "conflict, fail, interrupted, red, ok")
                    .script("c", "fail")) {
                run.carryOut();
                return Map.of("run", run.history(), "phase-1", run.history(1), "phase-2", run.history(2));
            }
        }
    },
    CHILDREN {
        @Override
        Map<String, WorkflowExecutionHistory> histories() {
            PhaseSettings settings = ScriptedRun.flat(0, ScriptedRun.settings(2));
            try (ScriptedRun run = ScriptedRun.of(settings, Plans.phase("a c<b", "b", "d"))
                    .script("a", "conflict, ok")
                    .script("d", "quota 1h, ok")) {
                run.carryOut();
                return Map.of("phase-1", run.history(1), "track-1", run.history(1, 1), "track-3", run.history(1, 3));
            }
        }
    },
    QUOTA {
        @Override
        Map<String, WorkflowExecutionHistory> histories() {
            try (ScriptedRun run = ScriptedRun.of(Plans.phase("a", "b", "c"))
                    .script("a", "quota 5h, ok")
                    .script("b", "resources 10m, hand over, ok")) {
                run.carryOut();
                return Map.of("run", run.history(), "phase-1", run.history(1));
            }
        }
    },
    CANCELLED {
        @Override
        Map<String, WorkflowExecutionHistory> histories() {
            try (ScriptedRun run =
                    ScriptedRun.of(Plans.phase("a b"), Plans.phase("c")).script("a", "hold, ok")) {
                run.start();
                run.activities().awaitHeld("a");
                run.untyped().cancel();
                awaitFailure(run);
                return Map.of("run", run.history(), "phase-1", run.history(1));
            }
        }
    },
    DRAINED {
        @Override
        Map<String, WorkflowExecutionHistory> histories() {
            try (ScriptedRun run =
                    ScriptedRun.of(Plans.phase("a b"), Plans.phase("c")).script("a", "hold, ok")) {
                run.start();
                run.activities().awaitHeld("a");
                run.workflow().pause(ScriptedRun.command("1"));
                run.workflow().unpause(ScriptedRun.command("2"));
                run.workflow().drain(ScriptedRun.command("3"));
                run.awaitState(RunState.DRAINING);
                run.activities().release("a");
                run.result();
                return Map.of("run", run.history(), "phase-1", run.history(1), "phase-2", run.history(2));
            }
        }
    },
    ASKED {
        @Override
        Map<String, WorkflowExecutionHistory> histories() {
            PhaseSettings settings = ScriptedRun.writingBack(
                    WriteBackTo.PLACE,
                    ScriptedRun.merging(
                            Order.ENTRY, GateAt.PHASE, ScriptedRun.onAbandon(OnAbandon.WAIT, ScriptedRun.settings(4))));
            try (ScriptedRun run = ScriptedRun.telling(
                            List.of(Occasion.values()), settings, Plans.phase("a*1", "b?", "c"))
                    .script("a", "fail, ok")) {
                run.activities().gate(false);
                run.start();
                run.answerOnceAsked(1, "a", "retry");
                run.answerOnceAsked(1, "b", "yes");
                run.answerOnceAsked(1, "gate", "continue");
                run.result();
                return Map.of("run", run.history(), "phase-1", run.history(1));
            }
        }
    },
    SETBACKS {
        @Override
        Map<String, WorkflowExecutionHistory> histories() {
            try (ScriptedRun run = ScriptedRun.of(Plans.phase("a", "b"))
                    .script("a", "refused, overloaded, overloaded, ok")
                    .script("b", "signal, signal, signal, ok")) {
                run.start();
                run.answerOnceAsked(1, "authentication", "retry");
                run.answerOnceAsked(1, "b", "retry");
                run.result();
                return Map.of("run", run.history(), "phase-1", run.history(1));
            }
        }
    },
    RENEWED {
        @Override
        Map<String, WorkflowExecutionHistory> histories() {
            try (ScriptedRun run = ScriptedRun.reading(NewTasks.ASK, Plans.phase("a"))) {
                run.activities().renew(new PlanRenewed("4b825dc", List.of(), 1, List.of("c"), ""), Map.of());
                run.activities()
                        .renew(new PlanRenewed("1234567", List.of(2), 2, List.of(), ""), Map.of(2, Plans.phase("c")));
                run.start();
                run.awaitQuestion("new-tasks");
                run.workflow().answer(ScriptedRun.answer("new-tasks", "add"));
                run.result();
                return Map.of("run", run.history());
            }
        }
    },
    SPENT {
        @Override
        Map<String, WorkflowExecutionHistory> histories() {
            PhaseSettings settings = ScriptedRun.onAbandon(OnAbandon.ASK, ScriptedRun.settings(4));
            try (ScriptedRun run =
                    ScriptedRun.of(settings, Plans.phase("a*1 b", "c")).script("a", "fail, ok")) {
                run.start();
                run.answerOnceAsked(1, "a", "spike");
                run.result();
                return Map.of("run", run.history(), "phase-1", run.history(1));
            }
        }
    },
    CALIBRATED {
        @Override
        Map<String, WorkflowExecutionHistory> histories() {
            PhaseSettings settings = ScriptedRun.calibrating(1, ScriptedRun.settings(4));
            try (ScriptedRun run = ScriptedRun.of(settings, Plans.phase("a"), Plans.phase("b"))) {
                run.activities().calibrations("fix1 fix2", "quota 1h", "fix3", "pass", "unclear", "broken", "pass");
                run.start();
                answer(run, 1, "again");
                answer(run, 2, "again");
                run.result();
                return Map.of("run", run.history(), "phase-1", run.history(1), "phase-2", run.history(2));
            }
        }

        private void answer(ScriptedRun run, int phase, String choice) {
            await().pollDelay(Duration.ZERO).ignoreExceptions().until(() -> {
                run.environment().sleep(Duration.ofMinutes(1));
                return !run.progress(phase).questions().isEmpty();
            });
            Command command = ScriptedRun.command(phase + " " + choice);
            run.workflow().answer(new Answer(RunInput.SCHEMA, command, OpenQuestion.CALIBRATION, choice, ""));
        }
    },
    BATCHED {
        @Override
        Map<String, WorkflowExecutionHistory> histories() {
            PhaseSettings settings = ScriptedRun.merging(Order.ENTRY, GateAt.BATCH, ScriptedRun.settings(4));
            try (ScriptedRun run = ScriptedRun.of(settings, Plans.phase("a", "b", "c", "d"))
                    .script("b", "red, ok")
                    .script("c", "conflict, ok")) {
                run.carryOut();
                return Map.of("run", run.history(), "phase-1", run.history(1));
            }
        }
    },
    AWAITED {
        @Override
        Map<String, WorkflowExecutionHistory> histories() {
            try (ScriptedRun run = ScriptedRun.of(Plans.phase("a", "b b2", "c", "d"))
                    .script("a", "await b, still b, ok")
                    .script("b", "resources 30m, ok")
                    .script("c", "await b 5m, still b 8m, await d, still d, ok")
                    .script("d", "resources 1h, await a, ok")) {
                run.carryOut();
                return Map.of("run", run.history(), "phase-1", run.history(1));
            }
        }
    },
    REFUSED {
        @Override
        Map<String, WorkflowExecutionHistory> histories() {
            try (ScriptedRun run =
                    ScriptedRun.telling(List.of(Occasion.FAILURE), ScriptedRun.settings(4), Plans.phase("a", "b"))) {
                run.activities().refuse("openTrack 1.1", "the disk is full");
                run.activities().refuse("integrate", "the branch was moved");
                run.start();
                awaitFailure(run);
                return Map.of("run", run.history(), "phase-1", run.history(1));
            }
        }
    };

    /** Carries it out; its histories by a name that says whose each is. */
    abstract Map<String, WorkflowExecutionHistory> histories();

    /** The histories by the name of the file that keeps each. */
    Map<String, WorkflowExecutionHistory> files() {
        Map<String, WorkflowExecutionHistory> files = new TreeMap<>();
        histories()
                .forEach((whose, history) ->
                        files.put(name().toLowerCase(Locale.ROOT) + "-" + whose + ".json", history));
        return files;
    }

    private static void awaitFailure(ScriptedRun run) {
        try {
            run.result();
            throw new AssertionError("the run ended well");
        } catch (WorkflowFailedException expected) {
            return;
        }
    }
}
