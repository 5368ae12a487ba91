package io.trackyard.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The archive of the vendor's release on GitHub, checked against the list of checksums of the same release. Names as in
 * the {@code .goreleaser.yml} of temporalio/cli.
 */
final class ReleaseArchive implements BinarySource {

    private static final String CHECKSUMS = "checksums.txt";

    private final URI release;
    private final String archive;
    private final BinaryCache cache;
    private final Download download = new Download();

    /**
     * @param releases where a release is a directory named by its tag
     */
    ReleaseArchive(URI releases, Platform platform, BinaryCache cache) {
        String version = TemporalBinary.WANTED.cli();
        this.release = releases.resolve("v" + version + "/");
        this.archive = "temporal_cli_%s_%s_%s.tar.gz".formatted(version, platform.system(), platform.machine());
        this.cache = cache;
    }

    @Override
    public String title() {
        return "the release at " + release.getHost();
    }

    @Override
    public TemporalBinary obtain(SetupLog log) throws SourceUnavailableException {
        log.trying(title());
        TemporalBinary binary = cache.install(TemporalBinary.WANTED, staging -> {
            Path list = staging.resolve(CHECKSUMS);
            download.fetch(release.resolve(CHECKSUMS), list, (bytes, total) -> {});
            Path packed = staging.resolve(archive);
            download.fetch(release.resolve(archive), packed, (bytes, total) -> log.fetched(archive, bytes, total));
            Digest.check(packed, expected(list));
            Path unpacked = staging.resolve("temporal");
            TarArchive.extract(packed, "temporal", unpacked);
            return unpacked;
        });
        log.installed(binary);
        return binary;
    }

    /** A line of the list is a digest, two spaces and a file name. */
    private String expected(Path list) throws IOException, SourceUnavailableException {
        for (String line : Files.readAllLines(list)) {
            String[] fields = line.strip().split("\\s+");
            if (fields.length == 2 && fields[1].equals(archive)) {
                return fields[0];
            }
        }
        throw new SourceUnavailableException("the release's %s does not name %s".formatted(CHECKSUMS, archive));
    }
}
