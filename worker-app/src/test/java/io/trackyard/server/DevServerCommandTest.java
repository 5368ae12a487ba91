package io.trackyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DevServerCommandTest {

    @Test
    void keepsEverythingOnTheLoopbackAddressAndInADurableFile() {
        TemporalBinary binary = new TemporalBinary(Path.of("/cache/temporal"), TemporalBinary.WANTED);

        String words = String.join(" ", new DevServerCommand(binary, Path.of("/s/t.db"), PortPair.USUAL).words());

        assertThat(words)
                .isEqualTo("/cache/temporal server start-dev --ip 127.0.0.1 --port 7233 --ui-port 8233"
                        + " --db-filename /s/t.db --sqlite-pragma journal_mode=wal --sqlite-pragma synchronous=full"
                        + " --disable-config-file --disable-config-env --ui-disable-news-fetch"
                        + " --dynamic-config-value limit.historyCount.error=250000"
                        + " --dynamic-config-value limit.historySize.error=200000000"
                        + " --search-attribute TrackyardRepository=Keyword --search-attribute TrackyardRun=Keyword"
                        + " --search-attribute TrackyardPhase=Int --search-attribute TrackyardState=Keyword"
                        + " --search-attribute TrackyardSchema=Int --search-attribute TrackyardDollars=Double");
    }
}
