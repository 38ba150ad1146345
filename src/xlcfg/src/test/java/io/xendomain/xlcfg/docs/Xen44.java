package io.xendomain.xlcfg.docs;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.read.CfgReader;
import io.xendomain.xlcfg.read.CfgReading;
import io.xendomain.xlcfg.render.Renderer;
import io.xendomain.xlcfg.render.Rendering;
import io.xendomain.xlcfg.validate.HostFacts;
import io.xendomain.xlcfg.validate.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A difference between Xen 4.4 and later ones; see xen-4.4.yaml. */
record Xen44(
        @JsonProperty("topic") String topic,
        @JsonProperty("xl") String xl,
        @JsonProperty("config") Map<String, Object> config,
        @JsonProperty("cfg") String cfg,
        @JsonProperty("4.4") String oldest,
        @JsonProperty("4.17") String later) {

    /** What comes of it on a Xen: a text, or the errors that stand in its way. */
    record Outcome(String text, List<Finding> errors) {}

    static List<Xen44> all() {
        try (InputStream yaml = Xen44.class.getResourceAsStream("/xen-4.4.yaml")) {
            return new YAMLMapper().readValue(yaml, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isRefusal(String expected) {
        return expected.matches("[A-Z][A-Za-z0-9]+ \\S+");
    }

    /** As the table has it: code and field, which what is wrong with the whole file has none. */
    static String name(Finding finding) {
        return finding.code() + " " + (finding.field().isEmpty() ? "(file)" : finding.field());
    }

    Outcome on(String release) {
        XenVersion xen = XenVersion.of(release);
        DomainConfig read = read();
        List<Finding> errors = Validator.validate(read, HostFacts.any(xen)).stream()
                .filter(Finding::isError)
                .toList();
        return switch (Renderer.render(read, xen, List.of())) {
            case Rendering.Rendered(String text) when errors.isEmpty() -> new Outcome(text, errors);
            case Rendering.Rendered rendered -> new Outcome(null, errors);
            case Rendering.Refused(List<Finding> refused) ->
                new Outcome(
                        null,
                        Stream.concat(errors.stream(), refused.stream())
                                .distinct()
                                .toList());
        };
    }

    private DomainConfig read() {
        if (cfg != null) {
            CfgReading reading =
                    CfgReader.read("name = \"web-1\"\nkernel = \"/boot/vmlinuz\"\nmemory = 512\n" + cfg.strip() + "\n");
            return reading.config();
        }
        Map<String, Object> whole =
                new LinkedHashMap<>(Map.of("name", "web-1", "type", "pv", "kernel", "/boot/vmlinuz", "memory", 512));
        whole.putAll(config);
        whole.values().removeIf(Objects::isNull);
        return DomainConfig.fromJson(whole);
    }

    @Override
    public String toString() {
        return topic;
    }
}
