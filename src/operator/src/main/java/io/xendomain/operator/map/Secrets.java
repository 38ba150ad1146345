package io.xendomain.operator.map;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.SecretRef;
import io.xendomain.xlcfg.model.SecretRefType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts secrets where a config refers to them. */
public final class Secrets {

    /** Reads one Secret. */
    @FunctionalInterface
    public interface Source {
        /** Its data, in base64; empty when there is none, or when we may not read it. */
        Optional<Map<String, String>> data(String namespace, String name);
    }

    /**
     * A config without references.
     *
     * @param config what could be resolved is in place, what could not is not set
     * @param missing what could not be resolved
     */
    public record Resolved(DomainConfig config, List<Finding> missing) {}

    private Secrets() {}

    public static Resolved resolve(DomainConfig config, String namespace, Source source) {
        List<Finding> missing = new ArrayList<>();
        DomainConfig resolved = config;
        for (Key<?> key : config.values().keys()) {
            if (key.type() instanceof SecretRefType(Key<String> target)) {
                SecretRef ref = (SecretRef) config.get(key);
                Place place = new Place(key.field(), target.name(), null, missing::add);
                resolved = resolved.with(key, null).with(target, read(ref, target, namespace, source, place));
            }
        }
        return new Resolved(resolved, missing);
    }

    private static String read(SecretRef ref, Key<String> target, String namespace, Source source, Place place) {
        Optional<Map<String, String>> data = source.data(namespace, ref.name());
        if (data.isEmpty()) {
            place.say(
                    Code.Missing,
                    place.field() + " refers to Secret " + namespace + "/" + ref.name()
                            + ", but there is none that the operator may read; create it, and allow it with a"
                            + " RoleBinding to ClusterRole xendomain-secret-reader");
            return null;
        }
        String value = data.get().get(ref.key());
        if (value == null) {
            place.say(
                    Code.Missing,
                    place.field() + " refers to key \"" + ref.key() + "\" of Secret " + namespace + "/" + ref.name()
                            + ", but the Secret has no such key; add it, or correct the reference");
            return null;
        }
        String secret = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
        List<Finding> unfit = new ArrayList<>();
        String read = target.type().fromJson(secret, new Place(place.field(), target.name(), null, unfit::add));
        if (!unfit.isEmpty()) {
            // the type's own words would quote the secret
            place.say(
                    Code.InvalidFormat,
                    place.field() + " refers to key \"" + ref.key() + "\" of Secret " + namespace + "/" + ref.name()
                            + ", but its value is not " + target.type().words() + "; correct it");
            return null;
        }
        return read;
    }
}
