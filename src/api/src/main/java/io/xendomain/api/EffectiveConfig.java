package io.xendomain.api;

import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.keys.GeneralKeys;
import io.xendomain.xlcfg.keys.IdentityKeys;
import io.xendomain.xlcfg.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** {@code spec.config} with what it leaves to the object it belongs to: the name and the uuid of the domain. */
public final class EffectiveConfig {
    private EffectiveConfig() {}

    /**
     * References to Secrets are still references. An object's name that does not do for a domain (digits alone, more
     * than 63 characters) becomes a finding; the API server refuses it, but this is also asked where there is none.
     */
    public static DomainConfig of(DomainConfig config, String namespace, String name) {
        DomainConfig identified = config.with(IdentityKeys.UUID_OF_DOMAIN, uuid(config, namespace, name));
        return config.isAbsent(GeneralKeys.NAME) && !name.isEmpty() ? named(identified, name) : identified;
    }

    private static DomainConfig named(DomainConfig config, String name) {
        List<Finding> unreadable = new ArrayList<>(config.unreadable());
        Place place = new Place("", null, null, unreadable::add).child(GeneralKeys.NAME);
        String checked = GeneralKeys.NAME.type().fromJson(name, place);
        return new DomainConfig(config.values().with(GeneralKeys.NAME, checked), unreadable);
    }

    /** The uuid that identifies the domain on its host. */
    public static UUID uuid(DomainConfig config, String namespace, String name) {
        return config.has(IdentityKeys.UUID_OF_DOMAIN)
                ? config.get(IdentityKeys.UUID_OF_DOMAIN)
                : DomainIds.of(namespace, name);
    }
}
