package io.trackyard.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trackyard.testing.InPidNamespace;
import io.trackyard.testing.PidNamespace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@InPidNamespace
class SweepIT {
    private static final Tag TAG = Tag.ofSession("s-1");

    @TempDir
    Path directory;

    @Test
    void findsWhatForkedTwiceIgnoresSignalsAndRenamedItself() throws Exception {
        start("""
                trap '' TERM HUP INT
                (setsid sh -c 'trap "" TERM HUP INT; exec perl -e "sleep 300"' &)
                setsid perl -e '$0 = "x" x 8000; sleep 300' &
                for i in 1 2 3 4 5 6 7 8 9 10; do (sleep 300 &); done
                sleep 300
                """);
        await().until(() -> PidNamespace.others().size() >= 14);

        Sweep.of(TAG).endAll();

        assertThat(PidNamespace.others()).isEmpty();
    }

    @Test
    void findsWhatClearedItsEnvironmentInsideTheGroup() throws Exception {
        long leader = start("env -i perl -e 'sleep 300' & exec env -i sleep 300");
        await().until(() ->
                PidNamespace.others().size() == 2 && Sweep.of(TAG).find().isEmpty());

        Sweep.of(TAG).with(new ProcessGroup(leader)).endAll();

        assertThat(PidNamespace.others()).isEmpty();
    }

    @Test
    void findsWhatWasRememberedBeforeItClearedItsEnvironment() throws Exception {
        start("(setsid sh -c 'until [ -e go ]; do sleep 0.05; done; exec env -i sleep 300' &)");
        await().until(() -> Sweep.of(TAG).find().size() == 2);
        List<ProcessIdentity> remembered = Sweep.of(TAG).find();
        Files.createFile(directory.resolve("go"));
        await().until(() -> Sweep.of(TAG).find().isEmpty());

        Sweep.of(TAG).remembering(remembered).endAll();

        assertThat(PidNamespace.others()).isEmpty();
    }

    @Test
    void leavesAnotherTagAlone() throws Exception {
        long other = start(Tag.ofSession("s-10"), "exec sleep 300");

        Sweep.of(TAG).endAll();

        assertThat(ProcessIdentity.of(other)).isPresent();
    }

    @Test
    void sparesAGroupThatIsToRecordTheEnd() throws Exception {
        long supervisor = start("setsid sleep 300; echo $? >record");
        await().until(() -> PidNamespace.others().size() == 2);

        Sweep.of(TAG).sparing(new ProcessGroup(supervisor)).endAll();

        await().untilAsserted(
                        () -> assertThat(directory.resolve("record")).exists().hasContent("137"));
    }

    private long start(String script) {
        return start(TAG, script);
    }

    private long start(Tag tag, String script) {
        Command command = Command.shell(script).in(directory).tagged(tag);
        return Detachment.begin(Detachment.prepare(command), command).pid();
    }
}
