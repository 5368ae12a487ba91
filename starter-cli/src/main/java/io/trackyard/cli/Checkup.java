package io.trackyard.cli;

import io.trackyard.display.CheckupView.Finding;
import io.trackyard.display.CheckupView.Verdict;
import io.trackyard.policy.SandboxRules;
import io.trackyard.policy.SandboxRules.Network;
import io.trackyard.problem.ProblemException;
import io.trackyard.process.Command;
import io.trackyard.process.CommandResult;
import io.trackyard.process.CommandRunner;
import io.trackyard.process.Sandbox;
import io.trackyard.server.ServerState;
import io.trackyard.server.ServerStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What this machine has of what Trackyard needs. */
public final class Checkup {
    private static final Pattern GIT = Pattern.compile("git version (\\d+)\\.(\\d+)(\\S*)");
    private static final int OLDEST_MINOR = 38;
    private static final int MERGES_ANYWHERE = 43;
    private static final long DISK_GIB = 2;

    private final Yard yard;

    public Checkup(Yard yard) {
        this.yard = yard;
    }

    /** One finding for each thing looked at, in the order a person would mend them. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(git());
        findings.add(java());
        findings.add(
                tool("flock", "keeps two workers out of one worktree", "install util-linux, or perl on macOS", "perl"));
        findings.add(
                tool("setsid", "lets sessions outlive their worker", "install util-linux, or perl on macOS", "perl"));
        findings.add(sandbox());
        findings.add(notices());
        Finding server = server();
        findings.add(server);
        findings.add(worker(server.verdict() == Verdict.OK && yard.serverIsThere()));
        findings.add(disk());
        return findings;
    }

    private Finding git() {
        Optional<String> printed = ask("git", "--version");
        Matcher version = GIT.matcher(printed.orElse(""));
        if (!version.find()) {
            return new Finding(Verdict.FAIL, "git", "not found", "install git 2.38 or newer");
        }
        int major = Integer.parseInt(version.group(1));
        int minor = Integer.parseInt(version.group(2));
        String name = major + "." + minor + version.group(3);
        if (major < 2 || (major == 2 && minor < OLDEST_MINOR)) {
            return new Finding(Verdict.FAIL, "git", name + " is too old", "install git 2.38 or newer");
        }
        String note = major == 2 && minor < MERGES_ANYWHERE ? ", merges run in a worktree below 2.43" : "";
        return new Finding(Verdict.OK, "git", name + note, "");
    }

    private static Finding java() {
        return new Finding(Verdict.OK, "java", Runtime.version().toString(), "");
    }

    private Finding tool(String name, String purpose, String fix, String substitute) {
        if (onPath(name)) {
            return new Finding(Verdict.OK, name, purpose, "");
        }
        return onPath(substitute)
                ? new Finding(Verdict.OK, name, "not there, " + substitute + " takes its place", "")
                : new Finding(Verdict.FAIL, name, "not found: " + purpose, fix);
    }

    /** Tried and not only looked for: a system may refuse to make namespaces. Nothing needs it that does not ask for it. */
    private Finding sandbox() {
        Command like = Command.of("true").withEnvironment(yard.around().environment());
        SandboxRules bwrap = new SandboxRules(SandboxRules.BWRAP, SandboxRules.BWRAP, Network.OFF, List.of());
        SandboxRules offline = new SandboxRules(SandboxRules.NOTHING, SandboxRules.NOTHING, Network.OFF, List.of());
        Path here = Path.of("").toAbsolutePath();
        if (Sandbox.ofChecks(bwrap).refusal(like, here).isEmpty()) {
            return new Finding(Verdict.OK, "sandbox", "bwrap works, also without a network", "");
        }
        if (onPath(SandboxRules.BWRAP)) {
            return new Finding(
                    Verdict.WARN,
                    "sandbox",
                    "bwrap is refused here: sandbox: bwrap stops a run",
                    "allow user namespaces: sysctl kernel.unprivileged_userns_clone=1");
        }
        boolean unshares = Sandbox.ofChecks(offline).refusal(like, here).isEmpty();
        return new Finding(
                Verdict.WARN,
                "sandbox",
                "no bwrap: sandbox: bwrap stops a run; network: off "
                        + (unshares ? "works, with the loopback down" : "does too"),
                "apt install bubblewrap");
    }

    /** Without one the terminal's bell rings. */
    private Finding notices() {
        return Stream.of("osascript", "notify-send")
                .filter(this::onPath)
                .findFirst()
                .map(program -> new Finding(Verdict.OK, "notices", program, ""))
                .orElse(new Finding(
                        Verdict.WARN,
                        "notices",
                        "no notify-send: background tasks ring the bell",
                        "apt install libnotify-bin"));
    }

    private Finding server() {
        try {
            if (yard.profile().namesServer()) {
                return new Finding(
                        Verdict.OK,
                        "temporal",
                        yard.connection().address() + " (" + yard.profile().origin() + ")",
                        "");
            }
        } catch (ProblemException unreachable) {
            return new Finding(
                    Verdict.FAIL,
                    "temporal",
                    String.valueOf(unreachable.getMessage()),
                    yard.profile().check());
        }
        ServerStatus status = yard.server().status();
        ServerState last = status.last();
        if (status.condition() == ServerStatus.Condition.RUNNING && last != null) {
            String text = "server %s running, pid %d, UI %s"
                    .formatted(last.version().server(), last.process().pid(), last.webAddress());
            return new Finding(Verdict.OK, "temporal", text, "");
        }
        return status.condition() == ServerStatus.Condition.SILENT
                ? new Finding(Verdict.FAIL, "temporal", "its server does not answer", "trackyard server stop")
                : new Finding(Verdict.OK, "temporal", "not running; a run starts it", "");
    }

    /** None is started for it, nor a server. */
    private Finding worker(boolean serverAnswers) {
        String how = serverAnswers ? "serving, pid %d" : "alive, pid %d; it waits for the server";
        return new Finding(
                Verdict.OK,
                "worker",
                yard.worker()
                        .live()
                        .map(worker -> how.formatted(worker.identity().pid()))
                        .orElse("not running; a run starts it"),
                "");
    }

    private Finding disk() {
        Path there = yard.state();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            long free = Files.getFileStore(there).getUsableSpace() >> 30;
            return free < DISK_GIB
                    ? new Finding(
                            Verdict.FAIL, "disk", free + " GB free at " + there, "make room: sessions wait below 2 GB")
                    : new Finding(Verdict.OK, "disk", free + " GB free", "");
        } catch (IOException unknown) {
            return new Finding(Verdict.WARN, "disk", "cannot be asked: " + unknown.getMessage(), "");
        }
    }

    private Optional<String> ask(String... command) {
        try {
            CommandResult result = new CommandRunner()
                    .run(Command.of(command).withEnvironment(yard.around().environment()));
            return result.succeeded() ? Optional.of(result.stdout()) : Optional.empty();
        } catch (ProblemException missing) {
            return Optional.empty();
        }
    }

    private boolean onPath(String program) {
        return List.of(yard.around().environment().getOrDefault("PATH", "").split(":")).stream()
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
