package io.xendomain.operator.map;

import io.xendomain.api.EffectiveConfig;
import io.xendomain.api.XenDomain;
import io.xendomain.protocol.Owner;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.keys.GeneralKeys;

/** From an object to the config that its domain gets. */
public final class DomainMapper {

    private DomainMapper() {}

    /** {@code spec.config} with the name and the uuid that it defaults to. Secrets are still references. */
    public static DomainConfig effective(XenDomain domain) {
        var meta = domain.getMetadata();
        return EffectiveConfig.of(domain.getSpec().config(), meta.getNamespace(), meta.getName());
    }

    /** The uuid that identifies the domain on its host. */
    public static String uuid(XenDomain domain) {
        var meta = domain.getMetadata();
        return EffectiveConfig.uuid(domain.getSpec().config(), meta.getNamespace(), meta.getName())
                .toString();
    }

    /** The domain's name in Xen. */
    public static String name(XenDomain domain) {
        return domain.getSpec()
                .config()
                .getOrDefault(GeneralKeys.NAME, domain.getMetadata().getName());
    }

    public static Owner owner(XenDomain domain) {
        var meta = domain.getMetadata();
        return new Owner(meta.getNamespace(), meta.getName(), meta.getUid());
    }
}
