package io.trackyard.run;

import io.temporal.common.converter.DefaultDataConverter;

/** What a record weighs as a payload. */
final class Sent {
    private Sent() {}

    static int bytes(Object value) {
        return DefaultDataConverter.STANDARD_INSTANCE
                .toPayload(value)
                .orElseThrow()
                .getSerializedSize();
    }
}
