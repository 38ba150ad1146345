package io.xendomain.operator.place;

import io.xendomain.api.Reason;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenHost;
import io.xendomain.operator.map.DomainMapper;
import io.xendomain.operator.observe.Contact;
import io.xendomain.operator.observe.Sighting;
import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
     * What hosts say of a former object of that name does not bind a new one: its host may be gone, or say what it likes.
     *
     * @param host the XenHost that the object names
     * @param sightings where domains of objects of that name are
     */
    static Placement of(XenDomain domain, Optional<XenHost> host, List<Sighting> sightings) {
        String wanted = domain.getSpec().host();
        String uid = domain.getMetadata().getUid();
        List<Sighting> own = sightings.stream()
                .filter(sighting -> sighting.report().owner().uid().equals(uid))
                .toList();
        List<String> others = own.stream()
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
        Optional<String> other = own.stream()
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
        boolean there = sightings.stream().anyMatch(sighting -> sighting.host().equals(wanted));
        if (host.get().getSpec().unschedulable() && !there) {
            return new Nowhere(
                    Reason.HostUnschedulable,
                    "XenHost " + wanted + " takes no new domains: its spec.unschedulable is true; name another host, or"
                            + " set it to false");
        }
        return new On(wanted);
    }

    /**
     * Says where else a domain of that name runs, left there by a former object: two guests may then use the same disk. A
     * host that is down is not counted, because nobody knows.
     *
     * @param contacts whether a host can be asked
     */
    static List<Finding> doubles(XenDomain domain, List<Sighting> sightings, Function<String, Contact> contacts) {
        String wanted = domain.getSpec().host();
        String uuid = DomainMapper.uuid(domain);
        return sightings.stream()
                .filter(sighting -> !sighting.host().equals(wanted))
                .filter(sighting -> !(contacts.apply(sighting.host()) instanceof Contact.Down))
                .sorted(Comparator.comparing(Sighting::host))
                .map(sighting -> {
                    boolean same = sighting.report().uuid().equals(uuid);
                    return new Finding(
                            Severity.Warning,
                            "spec.host",
                            null,
                            same ? Code.UuidTaken : Code.NameTaken,
                            "spec.host is \"" + wanted + "\", but host " + sighting.host() + " still has a domain of a"
                                    + " former object of this name" + (same ? ", with the same uuid" : "")
                                    + "; end it there if both use the same disks",
                            null);
                })
                .toList();
    }
}
