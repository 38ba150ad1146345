package io.xendomain.xlcfg.keys;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.GuestType;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.SecretRefType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A piece of spec.config as users write it; see samples.yaml.
 *
 * @param config fields on top of the smallest config; null takes one away
 * @param on words of the guest types it is for, or null for those of all its keys
 * @param since release of a value that came later than its key, or null
 * @param until release that does not know the value any more, or null
 * @param xl part of what the real xl prints
 * @param also paths of what differs besides from what xl prints for the smallest config
 */
public record Sample(
        Map<String, Object> config, List<String> on, String since, String until, JsonNode xl, List<String> also) {
    static final String SECRET = "out of the Secret";

    private static final Map<GuestType, Map<String, Object>> SMALLEST = Map.of(
            GuestType.PV, Map.of("name", "web-1", "type", "pv", "kernel", "/boot/vmlinuz", "memory", 512L),
            GuestType.PVH, Map.of("name", "web-1", "type", "pvh", "kernel", "/boot/vmlinuz", "memory", 512L),
            GuestType.HVM, Map.of("name", "web-1", "type", "hvm", "memory", 512L));

    public Sample(
            @JsonProperty("config") Map<String, Object> config,
            @JsonProperty("on") List<String> on,
            @JsonProperty("since") String since,
            @JsonProperty("until") String until,
            @JsonProperty("xl") JsonNode xl,
            @JsonProperty("also") List<String> also) {
        this.config = config;
        this.on = on;
        this.since = since;
        this.until = until;
        this.xl = xl == null ? MissingNode.getInstance() : xl;
        this.also = also == null ? List.of() : also;
    }

    public static List<Sample> all() {
        try (InputStream yaml = Sample.class.getResourceAsStream("samples.yaml")) {
            return new YAMLMapper().readValue(yaml, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The smallest config for that type of guest. */
    static DomainConfig smallest(GuestType guest) {
        return DomainConfig.fromJson(SMALLEST.get(guest));
    }

    /** The keys it is about. */
    List<Key<?>> keys() {
        return Keys.all().stream()
                .filter(key -> config.get(key.field()) != null)
                .toList();
    }

    public Set<GuestType> guests() {
        Set<GuestType> guests = EnumSet.allOf(GuestType.class);
        if (on == null) {
            keys().forEach(key -> guests.retainAll(key.guestTypes()));
        } else {
            guests.removeIf(guest -> !on.contains(guest.word()));
        }
        return guests;
    }

    /** The whole config for that type of guest. */
    DomainConfig on(GuestType guest) {
        return DomainConfig.fromJson(json(guest));
    }

    /** The whole config for that type of guest, as written. */
    public Map<String, Object> json(GuestType guest) {
        Map<String, Object> whole = new LinkedHashMap<>(SMALLEST.get(guest));
        whole.putAll(config);
        whole.values().removeIf(Objects::isNull);
        return whole;
    }

    /** The same with every reference to a Secret resolved, as it is before it is rendered. */
    DomainConfig resolvedOn(GuestType guest) {
        DomainConfig resolved = on(guest);
        for (Key<?> key : Keys.all()) {
            if (resolved.has(key) && key.type() instanceof SecretRefType ref) {
                resolved = resolved.with(key, null).with(ref.target(), SECRET);
            }
        }
        return resolved;
    }

    /** Whether the xl of that release knows all of it. */
    boolean isKnownTo(XenVersion version, GuestType guest) {
        boolean guestIsKnown = guest != GuestType.PVH || !version.isBefore(GeneralKeys.TYPE.since());
        boolean valueIsKnown = (since == null || !version.isBefore(XenVersion.of(since)))
                && (until == null || version.isBefore(XenVersion.of(until)));
        return guestIsKnown
                && valueIsKnown
                && keys().stream().filter(key -> key != GeneralKeys.TYPE).allMatch(key -> key.knownTo(version));
    }

    @Override
    public String toString() {
        return config.entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue())
                .collect(Collectors.joining(", "));
    }
}
