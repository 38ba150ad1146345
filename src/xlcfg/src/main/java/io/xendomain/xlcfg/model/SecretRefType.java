package io.xendomain.xlcfg.model;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.util.Map;

/**
 * A reference to the secret that belongs into another key. It has no form in an xl.cfg: it is resolved before.
 *
 * @param target the key that takes the secret
 */
public record SecretRefType(Key<String> target) implements ValueType<SecretRef> {

    /** Longest name of a Secret: a DNS subdomain; longest key of its data. */
    public static final int MAX_LENGTH = 253;

    @Override
    public SecretRef fromJson(Object json, Place place) {
        if (json instanceof Map<?, ?> ref
                && ref.get("name") instanceof String name
                && ref.get("key") instanceof String key
                && ref.size() == 2) {
            return new SecretRef(name, key);
        }
        place.report(Code.WrongType, json, "must be " + words(), "give both");
        return null;
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
