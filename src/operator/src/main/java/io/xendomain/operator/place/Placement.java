package io.xendomain.operator.place;

import io.xendomain.api.Reason;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenHost;
import io.xendomain.operator.map.DomainMapper;
import io.xendomain.operator.observe.Sighting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a domain goes. */
public sealed interface Placement {

    /** On this host. */
    record On(String host) implements Placement {}

    /**
     * Nowhere, until somebody changes something.
     *
     * @param message what that is
     */
    record Nowhere(Reason reason, String message) implements Placement {}

    /**
     * @param host the XenHost that the object names
     * @param sightings where domains of this object are
     */
    static Placement of(XenDomain domain, Optional<XenHost> host, List<Sighting> sightings) {
        String wanted = domain.getSpec().host();
        List<String> others = sightings.stream()
                .map(Sighting::host)
                .filter(place -> !place.equals(wanted))
                .toList();
        if (!others.isEmpty()) {
            return new Nowhere(
                    Reason.HostChanged,
                    "spec.host is \"" + wanted + "\", but the domain is on "
                            + others.stream().sorted().collect(Collectors.joining(", "))
                            + ", and domains do not move; set it back, or delete this object and apply it again");
        }
        String uuid = DomainMapper.uuid(domain);
        Optional<String> other = sightings.stream()
                .map(sighting -> sighting.report().uuid())
                .filter(known -> !known.equals(uuid))
                .findFirst();
        if (other.isPresent()) {
            return new Nowhere(
                    Reason.ConfigInvalid,
                    "spec.config.uuid is \"" + uuid + "\", but the domain has uuid " + other.get()
                            + ", and that cannot change; set it back, or delete this object and apply it again");
        }
        if (host.isEmpty()) {
            return new Nowhere(
                    Reason.HostNotFound,
                    "spec.host is \"" + wanted + "\", but there is no XenHost of that name; correct it, or enrol the"
                            + " host: kubectl xen host enroll " + wanted);
        }
        if (host.get().getSpec().unschedulable() && sightings.isEmpty()) {
            return new Nowhere(
                    Reason.HostUnschedulable,
                    "XenHost " + wanted + " takes no new domains: its spec.unschedulable is true; name another host, or"
                            + " set it to false");
        }
        return new On(wanted);
    }
}
