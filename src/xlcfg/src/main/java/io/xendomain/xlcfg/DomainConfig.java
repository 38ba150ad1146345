package io.xendomain.xlcfg;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.xendomain.xlcfg.keys.GeneralKeys;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The typed content of one xl.cfg: {@code spec.config} of a XenDomain. Immutable.
 *
 * <p>Made from any JSON object without an exception, so that one unreadable object cannot blind an informer: what could
 * not be read is kept as findings, and a config that has some is never rendered.
 *
 * @param values what is set
 * @param unreadable what could not be read, and why
 */
public record DomainConfig(Struct values, List<Finding> unreadable) {

    public DomainConfig {
        unreadable = List.copyOf(unreadable);
    }

    public static DomainConfig of(Struct values) {
        return new DomainConfig(values, List.of());
    }

    /** From a JSON tree of Map, List, String, Number, Boolean and null. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static DomainConfig fromJson(Map<String, Object> json) {
        List<Finding> unreadable = new ArrayList<>();
        Struct values =
                Keys.CONFIG.fromJson(json == null ? Map.of() : json, new Place("", null, null, unreadable::add));
        return new DomainConfig(values, unreadable);
    }

    @JsonValue
    public Map<String, Object> toJson() {
        return Keys.CONFIG.toJson(values);
    }

    /** The value, or null when it is not set. */
    public <T> T get(Key<T> key) {
        return values.get(key);
    }

    public <T> T getOrDefault(Key<T> key, T otherwise) {
        return values.getOrDefault(key, otherwise);
    }

    public boolean has(Key<?> key) {
        return values.has(key);
    }

    /** The switch is set and true. */
    public boolean isOn(Key<Boolean> key) {
        return Boolean.TRUE.equals(get(key));
    }

    /** Something stands there that could not be read, or only in part. */
    public boolean isUnreadable(Key<?> key) {
        return unreadable.stream().anyMatch(finding -> finding.isError() && startsWith(finding.field(), key.field()));
    }

    /** Neither set nor unreadable: its author meant it to be absent. */
    public boolean isAbsent(Key<?> key) {
        return !has(key) && !isUnreadable(key);
    }

    /** What type says, or the older builder; PV when neither does. */
    public GuestType guestType() {
        String type = get(GeneralKeys.TYPE);
        if (type != null) {
            return GuestType.valueOf(type.toUpperCase(Locale.ROOT));
        }
        return "hvm".equals(get(GeneralKeys.BUILDER)) ? GuestType.HVM : GuestType.PV;
    }

    /** The same in the words of that Xen: before 4.10 the type of guest is said by {@code builder}. */
    public DomainConfig forXen(XenVersion version) {
        boolean hasOldWord = has(GeneralKeys.TYPE) && guestType() != GuestType.PVH;
        return GeneralKeys.TYPE.knownTo(version) || !hasOldWord
                ? this
                : with(GeneralKeys.TYPE, null)
                        .with(GeneralKeys.BUILDER, guestType() == GuestType.HVM ? "hvm" : "generic");
    }

    private static boolean startsWith(String path, String field) {
        return path.startsWith(field)
                && (path.length() == field.length() || ".[".indexOf(path.charAt(field.length())) >= 0);
    }

    /** The same with one more, or another, value; null unsets the key. */
    public <T> DomainConfig with(Key<T> key, T value) {
        return new DomainConfig(values.with(key, value), unreadable);
    }
}
