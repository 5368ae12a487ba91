package io.trackyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EarlyEndExceptionTest {
    private static final String LOG = "/state/server.log";

    @Test
    void knowsATakenPortByTheServersWords() {
        assertThat(end("Error: can't set frontend port 7233: listen tcp 127.0.0.1:7233: bind: address already in use")
                        .isPortTaken())
                .isTrue();
        assertThat(end("Error: something else").isPortTaken()).isFalse();
    }

    @Test
    void knowsAPortThatWasTakenInTheLastMomentByTheCrash() {
        String trace = """
                panic: runtime error: invalid memory address or nil pointer dereference
                goroutine 1 [running]:
                go.temporal.io/server/service/frontend.NewHTTPAPIServer(0x1eab64013b08, {0x1c45, 0x0, 0x0})
                """ + "\tanother line\n".repeat(100);

        assertThat(end(trace).isPortTaken()).isTrue();
        assertThat(end(trace).problem()).hasMessageContaining("ended before it was ready");
    }

    private static EarlyEndException end(String output) {
        return new EarlyEndException(output, LOG);
    }
}
