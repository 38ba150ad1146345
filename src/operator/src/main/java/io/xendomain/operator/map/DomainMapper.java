package io.xendomain.operator.map;

import io.xendomain.api.XenDomain;
import io.xendomain.protocol.Owner;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.keys.GeneralKeys;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.Key;

/** From an object to the config that its domain gets. */
public final class DomainMapper {

    private DomainMapper() {}

    /** {@code spec.config} with the name and the uuid that it defaults to. Secrets are still references. */
    public static DomainConfig effective(XenDomain domain) {
        DomainConfig config = domain.getSpec().config();
        DomainConfig named = config.has(GeneralKeys.NAME)
                ? config
                : config.with(GeneralKeys.NAME, domain.getMetadata().getName());
        for (Key<?> key : Keys.named("uuid")) {
            named = withUuid(named, key, defaultUuid(domain));
        }
        return named;
    }

    private static <T> DomainConfig withUuid(DomainConfig config, Key<T> key, String uuid) {
        return config.has(key)
                ? config
                : config.with(
                        key,
                        key.type()
                                .fromJson(
                                        uuid, new io.xendomain.xlcfg.model.Place("uuid", "uuid", null, finding -> {})));
    }

    /** The uuid that identifies the domain on its host. */
    public static String uuid(XenDomain domain) {
        return Keys.named("uuid").stream()
                .map(key -> domain.getSpec().config().get(key))
                .filter(java.util.Objects::nonNull)
                .map(value -> value.toString().toLowerCase(java.util.Locale.ROOT))
                .findFirst()
                .orElseGet(() -> defaultUuid(domain));
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

    private static String defaultUuid(XenDomain domain) {
        var meta = domain.getMetadata();
        return DomainIds.of(meta.getNamespace(), meta.getName()).toString();
    }
}
