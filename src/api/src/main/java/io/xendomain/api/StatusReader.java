package io.xendomain.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/**
 * Reads a status, or nothing: one that cannot be read, because another version of the operator wrote it, counts as one
 * that was never written. So no object can blind an informer, and the operator writes a good one over it.
 */
abstract class StatusReader<S> extends JsonDeserializer<S> {

    /** Without this a status would ask its own reader to read it. */
    @JsonDeserialize
    private interface AsRecord {}

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(XenDomainStatus.class, AsRecord.class)
            .addMixIn(XenHostStatus.class, AsRecord.class)
            .build();

    private final Class<S> type;
    private final S empty;

    private StatusReader(Class<S> type, S empty) {
        this.type = type;
        this.empty = empty;
    }

    @Override
    public S deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode tree = parser.readValueAsTree();
        try {
            S status = MAPPER.treeToValue(tree, type);
            return status == null ? empty : status;
        } catch (JacksonException e) {
            return empty;
        }
    }

    static final class OfDomain extends StatusReader<XenDomainStatus> {
        OfDomain() {
            super(XenDomainStatus.class, XenDomainStatus.EMPTY);
        }
    }

    static final class OfHost extends StatusReader<XenHostStatus> {
        OfHost() {
            super(XenHostStatus.class, XenHostStatus.EMPTY);
        }
    }
}
