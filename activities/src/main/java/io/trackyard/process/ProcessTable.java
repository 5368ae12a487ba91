package io.trackyard.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the operating system tells of its processes. Stateless: every question is answered from the system. */
interface ProcessTable {

    /** The table of this machine: {@code /proc} where there is one, {@code ps} elsewhere. */
    static ProcessTable ofThisMachine() {
        return Files.isReadable(Path.of("/proc/self/stat")) ? new LinuxProcessTable() : new PsProcessTable();
    }

    /** The process's entry, zombies included; empty where there is no such process. */
    Optional<ProcessEntry> find(long pid);

    /** Every process that can be seen, zombies included, in no order. */
    List<ProcessEntry> all();

    /** The value of a variable in the process's environment as it was at its exec; empty also where that cannot be read. */
    Optional<String> valueOf(long pid, String variable);

    /** Differs from one start of the machine to the next. */
    String bootId();

    /** Differs between containers of one machine, which share a boot id and use the same pids. */
    String pidNamespace();
}
