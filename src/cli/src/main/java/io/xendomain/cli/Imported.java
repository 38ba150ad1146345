package io.xendomain.cli;

import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.keys.GeneralKeys;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.SecretRef;
import io.xendomain.xlcfg.model.SecretRefType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An xl.cfg as objects: a XenDomain, and a Secret where it has passwords.
 *
 * @param name of both objects
 * @param namespace or null
 * @param host the XenHost
 * @param config as it was read
 */
record Imported(String name, String namespace, String host, DomainConfig config) {

    List<Map<String, Object>> objects() {
        Map<String, Object> secrets = new LinkedHashMap<>();
        DomainConfig rest = config;
        for (Key<?> key : Keys.all()) {
            if (key.type() instanceof SecretRefType(Key<String> target) && rest.has(target)) {
                secrets.put(target.name(), rest.get(target));
                rest = rest.with(target, null).with(reference(key), new SecretRef(name, target.name()));
            }
        }
        if (name.equals(rest.get(GeneralKeys.NAME))) {
            rest = rest.with(GeneralKeys.NAME, null);
        }
        Map<String, Object> domain = Manifest.document(namespace, name, host, rest);
        return secrets.isEmpty()
                ? List.of(domain)
                : Stream.of(secret(secrets), domain).toList();
    }

    private Map<String, Object> secret(Map<String, Object> values) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", name);
        if (namespace != null) {
            metadata.put("namespace", namespace);
        }
        Map<String, Object> secret = new LinkedHashMap<>();
        secret.put("apiVersion", "v1");
        secret.put("kind", "Secret");
        secret.put("metadata", metadata);
        secret.put("stringData", values);
        return secret;
    }

    @SuppressWarnings("unchecked") // a key of a SecretRefType takes nothing else
    private static Key<SecretRef> reference(Key<?> key) {
        return (Key<SecretRef>) key;
    }
}
