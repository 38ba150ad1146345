package io.xendomain.cli;

import io.xendomain.api.XenHost;
import java.util.Optional;

/** What this user can see of the XenHost that a domain names. */
sealed interface HostSeen {
    record There(XenHost host) implements HostSeen {}

    /** @param nearest the name that was probably meant */
    record Missing(Optional<String> nearest) implements HostSeen {}

    /** XenHosts belong to no namespace; who may see a domain need not see its host. */
    record Hidden() implements HostSeen {}

    default Optional<XenHost> object() {
        return this instanceof There(XenHost host) ? Optional.of(host) : Optional.empty();
    }
}
