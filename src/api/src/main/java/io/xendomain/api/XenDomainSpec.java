package io.xendomain.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonValue;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.model.IntegerType;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.model.TextType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the user wants of a domain. Immutable, and made from any JSON without an exception.
 *
 * @param host name of the XenHost it runs on; empty only when it could not be read
 * @param powerState what it should be doing
 * @param updatePolicy what to do with changes that it cannot take while it runs
 * @param restartPolicy whether to start it again when the guest stops by itself
 * @param deletionPolicy what becomes of it when the object is deleted; {@link DeletionPolicy#Orphan}, which harms
 *     nothing, when it could not be read
 * @param shutdownGracePeriodSeconds how long a guest may take to shut down before it is destroyed
 * @param config its xl.cfg, with findings of its own for what could not be read in it
 * @param unreadable what could not be read outside of {@code config}; the field has its default, and the spec must not
 *     be acted on
 * @param source the JSON it was read from when some of it could not be read, so that a copy loses nothing; else null
 */
public record XenDomainSpec(
        @JsonPropertyDescription("Name of the XenHost the domain runs on.")
        @Required
        @Size(min = 1, max = Limits.DNS_LABEL_LENGTH)
        @Pattern(Limits.DNS_LABEL)
        String host,

        @JsonPropertyDescription("What the domain should be doing. Paused: in memory without CPU time. Halted: not "
                + "running, its config stays on the host.")
        @Default("Running")
        PowerState powerState,

        @JsonPropertyDescription("What to do with changes of config. Live: what Xen can change now, now; the rest is "
                + "pending until the domain's next start. Restart: also restart the domain for the rest.")
        @Default("Live")
        UpdatePolicy updatePolicy,

        @JsonPropertyDescription("Whether to start the domain again when the guest stops by itself. OnFailure: when it "
                + "crashed. Always: also when it powered itself off.")
        @Default("OnFailure")
        RestartPolicy restartPolicy,

        @JsonPropertyDescription("What becomes of the domain when this object is deleted. Shutdown: ask the guest, "
                + "destroy the domain after shutdownGracePeriodSeconds. Destroy: at once. Orphan: leave it running and "
                + "forget it.")
        @Default("Shutdown")
        DeletionPolicy deletionPolicy,

        @JsonPropertyDescription("Seconds a guest may take to shut down before its domain is destroyed.")
        @Default("60")
        @Min(0)
        @Max(Limits.MAX_GRACE_PERIOD_SECONDS)
        int shutdownGracePeriodSeconds,

        @JsonPropertyDescription(
                "The domain's xl.cfg(5), key for key: same word in camelCase, same unit, same default.")
        @Required
        DomainConfig config,

        @JsonIgnore List<Finding> unreadable,
        @JsonIgnore Object source) {

    /** Its fields in JSON. */
    static final List<String> FIELDS = List.of(
            "host",
            "powerState",
            "updatePolicy",
            "restartPolicy",
            "deletionPolicy",
            "shutdownGracePeriodSeconds",
            "config");

    private static final TextType HOST = TextType.matching(
            Limits.DNS_LABEL, Limits.DNS_LABEL_LENGTH, "the name of a XenHost: a-z, 0-9 and - inside");
    private static final IntegerType GRACE_PERIOD = new IntegerType(0, Limits.MAX_GRACE_PERIOD_SECONDS);

    public XenDomainSpec {
        unreadable = List.copyOf(unreadable);
    }

    /** A spec with the defaults of the schema. */
    public static XenDomainSpec of(String host, DomainConfig config) {
        return new XenDomainSpec(
                host,
                PowerState.Running,
                UpdatePolicy.Live,
                RestartPolicy.OnFailure,
                DeletionPolicy.Shutdown,
                Limits.DEFAULT_GRACE_PERIOD_SECONDS,
                config,
                List.of(),
                null);
    }

    /** From a JSON tree of Map, List, String, Number, Boolean and null. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static XenDomainSpec fromJson(Object json) {
        XenDomainSpec defaults = of("", DomainConfig.of(Struct.empty()));
        SpecReader reader = new SpecReader(json);
        if (reader.raw("host") == null) {
            reader.place("host")
                    .say(Code.Missing, "spec.host is not set, but a domain runs somewhere; set it to a XenHost");
        }
        DomainConfig config = config(reader);
        String host = reader.read("host", HOST, "", "");
        PowerState powerState = reader.word("powerState", PowerState.class, defaults.powerState, defaults.powerState);
        UpdatePolicy updatePolicy =
                reader.word("updatePolicy", UpdatePolicy.class, defaults.updatePolicy, defaults.updatePolicy);
        RestartPolicy restartPolicy =
                reader.word("restartPolicy", RestartPolicy.class, defaults.restartPolicy, defaults.restartPolicy);
        DeletionPolicy deletionPolicy =
                reader.word("deletionPolicy", DeletionPolicy.class, defaults.deletionPolicy, DeletionPolicy.Orphan);
        Long defaultPeriod = (long) defaults.shutdownGracePeriodSeconds;
        int gracePeriod = reader.read("shutdownGracePeriodSeconds", GRACE_PERIOD, defaultPeriod, defaultPeriod)
                .intValue();
        boolean readable = reader.unreadable().isEmpty() && config.unreadable().isEmpty();
        return new XenDomainSpec(
                host,
                powerState,
                updatePolicy,
                restartPolicy,
                deletionPolicy,
                gracePeriod,
                config,
                reader.unreadable(),
                readable ? null : json);
    }

    /**
     * What a manifest says that no spec has: the API server refuses it. Not part of {@link #unreadable}, because a spec
     * may hold fields of a later version, with defaults that nobody asked for.
     */
    public static List<Finding> unknownFields(Object json) {
        return SpecReader.unknownFields(json, FIELDS);
    }

    /** Whether all of it could be read. */
    @JsonIgnore
    public boolean isReadable() {
        return unreadable.isEmpty() && config.unreadable().isEmpty();
    }

    /** The JSON it was read from, or what a user would write: without what the schema fills in. */
    @JsonValue
    public Object toJson() {
        if (!isReadable()) {
            return source;
        }
        XenDomainSpec defaults = of(host, config);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("host", host);
        putUnlessDefault(json, "powerState", powerState, defaults.powerState);
        putUnlessDefault(json, "updatePolicy", updatePolicy, defaults.updatePolicy);
        putUnlessDefault(json, "restartPolicy", restartPolicy, defaults.restartPolicy);
        putUnlessDefault(json, "deletionPolicy", deletionPolicy, defaults.deletionPolicy);
        putUnlessDefault(
                json, "shutdownGracePeriodSeconds", shutdownGracePeriodSeconds, defaults.shutdownGracePeriodSeconds);
        json.put("config", config.toJson());
        return json;
    }

    private static void putUnlessDefault(Map<String, Object> json, String field, Object value, Object otherwise) {
        if (!value.equals(otherwise)) {
            json.put(field, value instanceof Enum<?> word ? word.name() : value);
        }
    }

    private static DomainConfig config(SpecReader reader) {
        return switch (reader.raw("config")) {
            case Map<?, ?> json -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                json.forEach((field, value) -> fields.put(String.valueOf(field), value));
                yield DomainConfig.fromJson(fields);
            }
            case null -> {
                reader.place("config")
                        .say(Code.Missing, "spec.config is not set, but it is what the domain is made of; write it");
                yield DomainConfig.of(Struct.empty());
            }
            case Object json -> {
                reader.place("config").report(Code.WrongType, json, "must be an object", "write xl.cfg keys as fields");
                yield DomainConfig.of(Struct.empty());
            }
        };
    }
}
