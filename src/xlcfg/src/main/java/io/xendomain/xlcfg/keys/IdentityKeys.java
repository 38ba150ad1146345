package io.xendomain.xlcfg.keys;

import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.spec.Uuids;
import java.util.List;
import java.util.UUID;

/** Section "General Options / Other Options": what a domain is known by when its number and name change. */
public final class IdentityKeys {

    public static final Key<UUID> UUID_OF_DOMAIN = Key.named("uuid", Uuids.TYPE)
            .section("General Options / Other Options")
            .defaultsTo("a version 5 UUID of namespace and name of the XenDomain")
            .description("UUID of the domain, unique on its host. xl itself would make a new one at every start.");

    static final List<Key<?>> ALL = List.of(UUID_OF_DOMAIN);

    private IdentityKeys() {}
}
