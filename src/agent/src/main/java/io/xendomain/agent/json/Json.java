package io.xendomain.agent.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.fasterxml.jackson.datatype.jsr310.ser.InstantSerializer;
import java.time.Instant;

/** JSON as the agent reads and writes it, on the wire and on disk. One mapper, for each remembers every type that it met. */
public final class Json {
    /** Times are text. What is not known is passed over: it is of a later version. */
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(instants())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    /** No other type of java.time is spoken, and Jackson's module for all of them loads a hundred classes. */
    private static SimpleModule instants() {
        return new SimpleModule("instants")
                .addSerializer(Instant.class, InstantSerializer.INSTANCE)
                .addDeserializer(Instant.class, InstantDeserializer.INSTANT);
    }
}
