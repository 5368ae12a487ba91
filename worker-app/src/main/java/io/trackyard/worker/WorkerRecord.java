package io.trackyard.worker;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.process.ProcessIdentity;
import org.jspecify.annotations.Nullable;

/**
 * The worker that serves this host for one server, on disk as long as it lives and for a while after.
 *
 * @param identity its process
 * @param version its Trackyard
 * @param server the address of the server, as {@code host:port}; absent in the records of the first builds
 * @param started when it began to serve, epoch milliseconds
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record WorkerRecord(
        @JsonProperty("identity") ProcessIdentity identity,
        @JsonProperty("version") String version,
        @JsonProperty("server") @Nullable String server,
        @JsonProperty("started") long started) {}
