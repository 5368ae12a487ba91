package io.trackyard.git;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * JGit without the machine's own git settings, which say nothing of how objects are read. To find their file JGit would
 * start git twice in every process.
 */
final class NoSystemSettings extends SystemReader.Delegate {
    private NoSystemSettings(SystemReader reader) {
        super(reader);
    }

    /** From now on, in this process. */
    static void install() {
        SystemReader.setInstance(new NoSystemSettings(SystemReader.getInstance()));
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fileSystem) {
        return new FileBasedConfig(parent, null, fileSystem) {
            @Override
            public void load() {
                // there is nothing to load
            }

            @Override
            public boolean isOutdated() {
                return false;
            }
        };
    }
}
