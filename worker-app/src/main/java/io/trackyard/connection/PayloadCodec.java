package io.trackyard.connection;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;

/**
 * How records become payloads in a history and come back. There is one mapper, named here and not taken from the SDK, so
 * that an update of the SDK cannot change what is in histories that are already written.
 */
public final class PayloadCodec {

    private PayloadCodec() {}

    /** The converter for every client and worker. Fields it does not know are ignored: a newer Trackyard may add some. */
    public static DataConverter converter() {
        JsonMapper mapper = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        return DefaultDataConverter.newDefaultInstance()
                .withPayloadConverterOverrides(new JacksonJsonPayloadConverter(mapper))
                .withFailureConverter(new ShortFailures());
    }
}
