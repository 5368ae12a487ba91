package io.trackyard.worker;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trackyard.process.ProcessIdentity;

/**
 * A worker's word that it is at work on an activity, on disk as long as that is so. Whoever finds one whose worker is
 * dead can give the activity to another worker at once, instead of waiting until its heartbeat is missed.
 *
 * @param owner the worker
 * @param token the activity's task token, in Base64
 * @param activity its type, for people
 * @param workflow the workflow it belongs to, for people
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Claim(
        @JsonProperty("owner") ProcessIdentity owner,
        @JsonProperty("token") String token,
        @JsonProperty("activity") String activity,
        @JsonProperty("workflow") String workflow) {}
