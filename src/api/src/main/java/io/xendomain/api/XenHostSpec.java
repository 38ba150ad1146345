package io.xendomain.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonValue;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.model.BooleanType;
import io.xendomain.xlcfg.model.TextType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a host cannot find out by itself. Immutable, and made from any JSON without an exception.
 *
 * @param address where its agent listens, as {@code host:port}; empty only when it could not be read
 * @param unschedulable whether it takes no new domains; those it has stay
 * @param unreadable what could not be read; the spec must not be acted on
 * @param source the JSON it was read from when some of it could not be read, so that a copy loses nothing; else null
 */
public record XenHostSpec(
        @JsonPropertyDescription("Where the host's agent listens, as host:port.")
        @Required
        @Size(min = 3, max = Limits.ADDRESS_LENGTH)
        @Pattern(Limits.ADDRESS)
        String address,

        @JsonPropertyDescription("The host takes no new domains; those it has stay.") @Default("false")
        boolean unschedulable,

        @JsonIgnore List<Finding> unreadable,
        @JsonIgnore Object source) {

    /** Its fields in JSON. */
    static final List<String> FIELDS = List.of("address", "unschedulable");

    private static final TextType ADDRESS =
            TextType.matching(Limits.ADDRESS, Limits.ADDRESS_LENGTH, "host:port, an IPv6 address in brackets");

    public XenHostSpec {
        unreadable = List.copyOf(unreadable);
    }

    public static XenHostSpec of(String address) {
        return new XenHostSpec(address, false, List.of(), null);
    }

    /** From a JSON tree of Map, List, String, Number, Boolean and null. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static XenHostSpec fromJson(Object json) {
        SpecReader reader = new SpecReader(json);
        if (reader.raw("address") == null) {
            reader.place("address")
                    .say(Code.Missing, "spec.address is not set, but the agent listens somewhere; set it to host:port");
        }
        String address = reader.read("address", ADDRESS, "", "");
        boolean unschedulable = reader.read("unschedulable", new BooleanType(), false, true);
        List<Finding> unreadable = reader.unreadable();
        return new XenHostSpec(address, unschedulable, unreadable, unreadable.isEmpty() ? null : json);
    }

    /** As {@link XenDomainSpec#unknownFields}. */
    public static List<Finding> unknownFields(Object json) {
        return SpecReader.unknownFields(json, FIELDS);
    }

    /** Whether all of it could be read. */
    @JsonIgnore
    public boolean isReadable() {
        return unreadable.isEmpty();
    }

    /** The JSON it was read from, or what a user would write: without what the schema fills in. */
    @JsonValue
    public Object toJson() {
        if (!isReadable()) {
            return source;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("address", address);
        if (unschedulable) {
            json.put("unschedulable", true);
        }
        return json;
    }
}
