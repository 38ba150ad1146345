package io.xendomain.xlcfg.model;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.Map;
import java.util.Set;

/**
 * A reference to the secret that belongs into another key. It has no form in an xl.cfg: it is resolved before.
 *
 * @param target the key that takes the secret
 */
public record SecretRefType(Key<String> target) implements ValueType<SecretRef> {

    /** Name of a Secret: a DNS subdomain (RFC 1123). */
    public static final TextType NAME =
            TextType.matching("^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$", 253, "the name of a Secret");

    /** A key in the data of a Secret. */
    public static final TextType KEY = TextType.matching("^[-._a-zA-Z0-9]+$", 253, "a key of a Secret");

    @Override
    public SecretRef fromJson(Object json, Place place) {
        if (!(json instanceof Map<?, ?> ref) || !ref.keySet().equals(Set.of("name", "key"))) {
            place.report(Code.WrongType, json, "must be " + words(), "give both");
            return null;
        }
        String name = NAME.fromJson(ref.get("name"), place.child("name"));
        String key = KEY.fromJson(ref.get("key"), place.child("key"));
        return name == null || key == null ? null : new SecretRef(name, key);
    }

    @Override
    public Object toJson(SecretRef value) {
        return Map.of("name", value.name(), "key", value.key());
    }

    @Override
    public SecretRef fromCfg(CfgValue value, Place place) {
        throw new IllegalStateException("an xl.cfg holds no references to Secrets");
    }

    @Override
    public CfgValue toCfg(SecretRef value, XenVersion version) {
        throw new IllegalStateException("the reference to Secret " + value.name() + " was not resolved");
    }

    @Override
    public boolean takes(CfgValue value) {
        return false;
    }

    @Override
    public String words() {
        return "an object with the name of a Secret and a key in it";
    }
}
