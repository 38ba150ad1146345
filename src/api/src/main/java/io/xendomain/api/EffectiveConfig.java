package io.xendomain.api;

import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.keys.GeneralKeys;
import io.xendomain.xlcfg.keys.IdentityKeys;
import java.util.UUID;

/** {@code spec.config} with what it leaves to the object it belongs to: the name and the uuid of the domain. */
public final class EffectiveConfig {
    private EffectiveConfig() {}

    /** References to Secrets are still references. */
    public static DomainConfig of(DomainConfig config, String namespace, String name) {
        return config.with(GeneralKeys.NAME, config.getOrDefault(GeneralKeys.NAME, name))
                .with(IdentityKeys.UUID_OF_DOMAIN, uuid(config, namespace, name));
    }

    /** The uuid that identifies the domain on its host. */
    public static UUID uuid(DomainConfig config, String namespace, String name) {
        return config.has(IdentityKeys.UUID_OF_DOMAIN)
                ? config.get(IdentityKeys.UUID_OF_DOMAIN)
                : DomainIds.of(namespace, name);
    }
}
