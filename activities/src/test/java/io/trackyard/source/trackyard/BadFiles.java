package io.trackyard.source.trackyard;

import java.util.stream.Stream;

/** Files with one fault each, which reader and schema must both refuse, unless only a reader can see it. */
final class BadFiles {
    private BadFiles() {}

    /** @param onlyForReaders the fault is none of the JSON a schema sees */
    record BadFile(int line, String complaint, String text, boolean onlyForReaders) {
        @Override
        public String toString() {
            return complaint;
        }
    }

    static Stream<BadFile> all() {
        return Stream.of(values(), tasks(), syntax()).flatMap(files -> files);
    }

    static Stream<BadFile> seenBySchemas() {
        return all().filter(file -> !file.onlyForReaders());
    }

    private static Stream<BadFile> values() {
        return Stream.of(
                bad(1, "\"verfy\" is no key of trackyard.yaml", "verfy: make"),
                bad(1, "maxParallel is a whole number from 1 to 200, not \"201\"", "limits: {maxParallel: 201}"),
                bad(1, "attempts is a whole number from 1 to 100, not \"0\"", "limits: {attempts: 0}"),
                bad(1, "attempts is a whole number from 1 to 100, not \"1.5\"", "limits: {attempts: 1.5}"),
                bad(1, "sessionTimeout is seconds", "limits: {sessionTimeout: 1 day}"),
                bad(1, "sessionTimeout is seconds", "limits: {sessionTimeout: 0s}"),
                bad(1, "or 0 to switch it off, not \"-1\"", "limits: {stalledAfter: -1}"),
                bad(1, "stalledAfter is seconds", "limits: {stalledAfter: never}"),
                bad(1, "gateTimeout is red or inconclusive, not \"124\"", "gateTimeout: 124"),
                bad(1, "network is true or false", "sandbox: {network: never}"),
                bad(1, "writable names paths from / or ~/ on, not \"target\"", "sandbox: {writable: target}"),
                bad(1, "checkOutput is 1MiB at least", "limits: {checkOutput: 0MiB}"),
                bad(1, "sessionOutput is a number with MiB or GiB", "limits: {sessionOutput: much}"),
                bad(1, "noisySession is trim or end", "noisySession: stop"),
                bad(1, "snapshotEvery is seconds", "limits: {snapshotEvery: often}"),
                bad(1, "reservationWait is seconds", "limits: {reservationWait: long}"),
                bad(1, "minFreeDisk is a number with MiB or GiB", "limits: {minFreeDisk: 2GB}"),
                bad(1, "limits is a mapping", "limits: 3"),
                bad(1, "hostSessions is a whole number from 1 to 1000", "limits: {hostSessions: 0}"),
                bad(1, "\"week\" is no key of budgets", "budgets: {week: {dollars: 1}}"),
                bad(1, "run names tokens, dollars, time, sessions", "budgets: {run: {}}"),
                bad(1, "warn names tokens, dollars, time, sessions", "budgets: {run: {warn: {}}}"),
                bad(1, "tokens is a whole number, or one with k or M", "budgets: {run: {tokens: 0}}"),
                bad(1, "dollars is dollars, with up to two decimals", "budgets: {task: {dollars: 1.555}}"),
                bad(1, "sessions is a whole number from 1", "budgets: {day: {warn: {sessions: 0}}}"),
                bad(1, "barrier is phase or none or declared, not \"wave\"", "barrier: wave"),
                bad(1, "barrier is phase or none or declared, not a list", "barrier: [phase]"),
                bad(1, "unknownScope is exclusive or own-track", "unknownScope: own_track"),
                bad(1, "notify is none or a list of waiting, failure, done, not \"loud\"", "notify: [done, loud]"),
                bad(1, "onAbandon is continue or stop or wait or ask, not nothing", "onAbandon:"),
                bad(1, "commitSubject is a line with {id} or {title} in it, not \"done\"", "commitSubject: done"),
                bad(1, "requireChecks is true or false, not \"maybe\"", "requireChecks: maybe"),
                bad(1, "verify is a text, not \"true\"; put it in quotes", "verify: true"),
                bad(1, "verify is a text, not nothing", "verify: ['']"),
                bad(1, "verify has an item without a command", "verify: [{timeout: 3}]"),
                bad(1, "agent is a text, not a list", "agent: [claude]"),
                bad(1, "\"comand\" is no key of agent", "agent: {comand: claude}"),
                bad(1, "client is command or claude or", "agent: {client: nobody}"),
                bad(1, "client is a text, not a list", "agents: {a: {client: [claude]}}"),
                bad(1, "environment holds names of variables", "agent: {command: x, environment: [KEY=secret]}"),
                bad(1, "lines are a command's: client says which", "agents: {a: {lines: {text: t}}}"),
                bad(1, "prompt has a line that holds nothing but {task}", "prompt: Do it."),
                bad(1, "prompt is a text, not a list", "prompt: [a]"),
                bad(1, "later names attempts by numbers from 2", "agent: {client: claude, later: {1: {model: m}}}"),
                bad(1, "a later attempt says by agent or model", "agent: {client: claude, later: {2: {}}}"),
                bad(1, "says by exit or pattern which ends", "agent: {command: x, ends: [{is: quota}]}"),
                bad(1, "says what the end is", "agent: {command: x, ends: [{exit: 3}]}"),
                bad(1, "is is success or failed or quota or", "agent: {command: x, ends: [{exit: 3, is: bad}]}"),
                bad(1, "exit is a whole number from 0 to 255", "agent: {command: x, ends: [{exit: 256, is: failed}]}"),
                bad(
                        1,
                        "\"pattren\" is no key of a row of ends",
                        "agent: {command: x, ends: [{exit: 1, pattren: a, is: failed}]}"),
                new BadFile(
                        1,
                        "pattern is a regular expression: Unclosed",
                        "agent: {command: x, ends: [{pattern: '(', is: quota}]}",
                        true),
                new BadFile(
                        1,
                        "resetPattern has a group",
                        "agent: {command: x, ends: [{exit: 3, is: quota, resetPattern: at .*}]}",
                        true),
                bad(1, "copy names files of the repository", "setup: {copy: ../.env}"));
    }

    private static Stream<BadFile> tasks() {
        return Stream.of(
                bad(1, "tasks is a list of tasks, not a mapping", "tasks: {a: b}"),
                bad(1, "tasks is a list of tasks, not nothing", "tasks:"),
                bad(2, "a task is a mapping", "tasks:\n  - just text"),
                bad(2, "a task has an id", "tasks:\n  - title: A"),
                bad(2, "a task has a title or a prompt", "tasks:\n  - id: a"),
                bad(2, "id is a text, not nothing", "tasks:\n  - {id: '', title: A}"),
                bad(2, "id has at most 500 characters", "tasks:\n  - {title: A, id: " + "x".repeat(501) + "}"),
                bad(3, "prompt is a text, not a list", "tasks:\n  - id: a\n    prompt: [do it]"),
                bad(2, "needs is a text, not a mapping", "tasks:\n  - {id: a, title: A, needs: {b: c}}"),
                bad(2, "scope names at least one path", "tasks:\n  - {id: a, title: A, scope: []}"),
                bad(2, "leaves the repository: /etc", "tasks:\n  - {id: a, title: A, scope: /etc}"),
                bad(2, "leaves the repository: a/../../b", "tasks:\n  - {id: a, title: A, scope: a/../../b}"),
                bad(2, "changes is required or optional or none", "tasks:\n  - {id: a, title: A, changes: some}"),
                bad(2, "priority is a whole number from 0 to 4", "tasks:\n  - {id: a, title: A, priority: 5}"),
                bad(2, "priority is a whole number from 0 to 4", "tasks:\n  - {id: a, title: A, priority: P9}"),
                bad(2, "agent is a text, not a mapping", "tasks:\n  - {id: a, title: A, agent: {command: x}}"),
                bad(2, "model is a text, not nothing", "tasks:\n  - {id: a, title: A, model: ''}"),
                bad(2, "setup is a text, not \"true\"", "tasks:\n  - {id: a, title: A, setup: true}"),
                bad(2, "timeout is seconds", "tasks:\n  - {id: a, title: A, timeout: [1]}"),
                bad(2, "stalledAfter is seconds", "tasks:\n  - {id: a, title: A, stalledAfter: off}"));
    }

    private static Stream<BadFile> syntax() {
        return Stream.of(
                new BadFile(
                        2, "\"barrier\" is there twice; the first is in line 1", "barrier: none\nbarrier: phase", true),
                new BadFile(3, "a second document begins here", "barrier: none\n---\nbarrier: phase", true),
                new BadFile(2, "expected", "tasks:\n  - {id: a, title: [A}", true),
                new BadFile(2, "cannot start any token", "tasks:\n\t- id: a", true),
                new BadFile(1, "anchors and aliases", "verify: [&gate make, *gate]", true),
                bad(1, "trackyard.yaml is a mapping", "- id: a"));
    }

    private static BadFile bad(int line, String complaint, String text) {
        return new BadFile(line, complaint, text, false);
    }
}
