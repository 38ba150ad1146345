package io.xendomain.api.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.xendomain.api.XenDomainSpec;
import io.xendomain.api.XenHostSpec;
import io.xendomain.xlcfg.DomainConfig;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The definition of a custom resource as its Java type and annotations have it; {@code spec.config} is left empty. */
final class OuterSchema {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addMixIn(XenDomainSpec.class, Components.class)
            .addMixIn(XenHostSpec.class, Components.class)
            .addMixIn(DomainConfig.class, Empty.class)
            .build();

    /** A spec writes itself; its schema is that of its components. */
    private interface Components {
        @JsonValue(false)
        Object toJson();
    }

    @JsonIgnoreProperties({"values", "unreadable"})
    private interface Empty {
        @JsonValue(false)
        Map<String, Object> toJson();
    }

    private OuterSchema() {}

    static CustomResourceDefinition of(Class<? extends HasMetadata> type) {
        KubernetesSerialization serialization = new KubernetesSerialization(MAPPER, false);
        Text text = new Text(new ByteArrayOutputStream());
        new CRDGenerator()
                .withObjectMapper(MAPPER, serialization)
                .customResourceClasses(type)
                .forCRDVersions("v1")
                .withOutput(text)
                .generate();
        return serialization.unmarshal(text.bytes().toString(StandardCharsets.UTF_8), CustomResourceDefinition.class);
    }

    /** The one file that is written. */
    private record Text(ByteArrayOutputStream bytes) implements CRDGenerator.CRDOutput<ByteArrayOutputStream> {
        @Override
        public ByteArrayOutputStream outputFor(String name) {
            return bytes;
        }

        @Override
        public void close() {}
    }
}
