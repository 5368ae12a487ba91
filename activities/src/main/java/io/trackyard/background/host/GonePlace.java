package io.trackyard.background.host;

import java.nio.file.Path;

/** What is left of a directory that somebody removed: its sessions can still be ended. */
final class GonePlace implements Workplace {
    private static final String GONE = "the place is gone";

    @Override
    public Path path() {
        throw new IllegalStateException(GONE);
    }

    @Override
    public long epoch() {
        throw new IllegalStateException(GONE);
    }

    @Override
    public void prepare(int launch) {
        throw new IllegalStateException(GONE);
    }

    @Override
    public void keep() {}

    @Override
    public Finding judge(int launch) {
        return Finding.NOTHING;
    }

    @Override
    public Finding lookAtFailed(int launch) {
        return Finding.NOTHING;
    }

    @Override
    public void close() {}
}
