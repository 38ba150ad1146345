package io.xendomain.operator.observe;

import io.xendomain.api.Reason;
import io.xendomain.protocol.DomainReport;
import io.xendomain.protocol.HostReport;
import io.xendomain.protocol.Owner;
import io.xendomain.xlcfg.XenVersion;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What the hosts say, in memory. Agents' streams feed it, reconciles read it, and whoever listens hears of differences
 * only: the same report twice is nothing new. What an unreachable host said last is kept.
 */
public final class HostView {

    /** Hears of what has become different. Called on the thread of the link that brought the news. */
    public interface Listener {
        /** A host came, went, or describes itself in another way. */
        void hostChanged(String host);

        /** A domain is new, different or gone; {@code owner} is whose it is or was. */
        void domainChanged(String host, String uuid, Owner owner);
    }

    private record Name(String namespace, String name) {
        static Name of(Owner owner) {
            return new Name(owner.namespace(), owner.name());
        }
    }

    private record Spot(String host, String uuid) {}

    private static final Contact PENDING = new Contact.Pending();

    private final Map<String, Contact> contacts = new ConcurrentHashMap<>();
    private final Map<Spot, DomainReport> reports = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> uuidsOfHost = new ConcurrentHashMap<>();
    private final Map<Name, Set<Spot>> spotsOfOwner = new ConcurrentHashMap<>();
    private final Listener listener;

    public HostView(Listener listener) {
        this.listener = listener;
    }

    public Contact contact(String host) {
        return contacts.getOrDefault(host, PENDING);
    }

    public Optional<DomainReport> report(String host, String uuid) {
        return Optional.ofNullable(reports.get(new Spot(host, uuid)));
    }

    /** Every place where a domain of this object was seen, whatever its uid was. */
    public List<Sighting> sightings(String namespace, String name) {
        return spotsOfOwner.getOrDefault(new Name(namespace, name), Set.of()).stream()
                .flatMap(spot ->
                        Optional.ofNullable(reports.get(spot))
                                .map(report -> new Sighting(spot.host(), report))
                                .stream())
                .toList();
    }

    /** How many domains a host says that it has. */
    public int domainsOf(String host) {
        return uuidsOfHost.getOrDefault(host, Set.of()).size();
    }

    /** The stream of a host has begun: what is not in it does not exist. */
    public void snapshot(HostReport host, Collection<DomainReport> domains) {
        Map<String, DomainReport> fresh = domains.stream()
                .collect(Collectors.toMap(
                        DomainReport::uuid, report -> report, (first, second) -> second, HashMap::new));
        Set<String> gone = new HashSet<>(uuidsOfHost.getOrDefault(host.name(), Set.of()));
        gone.removeAll(fresh.keySet());
        gone.forEach(uuid -> removed(host.name(), uuid));
        fresh.values().forEach(report -> changed(host.name(), report));
        contact(host.name(), reached(host));
    }

    /** Without a version nothing can be rendered for the host, and what it says of its domains is old. */
    private Contact reached(HostReport host) {
        try {
            XenVersion.of(host.xenVersion());
            return new Contact.Up(host);
        } catch (IllegalArgumentException e) {
            return new Contact.Down(
                    Reason.XlFailed,
                    "the agent answers, but xl on the host does not (its Xen version is \"" + host.xenVersion()
                            + "\"); the log of xendomain-agent in dom0 says why",
                    contact(host.name()).host());
        }
    }

    /** A host that can be asked describes itself anew. */
    public void hostChanged(HostReport host) {
        contact(host.name(), reached(host));
    }

    public void changed(String host, DomainReport report) {
        Spot spot = new Spot(host, report.uuid());
        DomainReport before = reports.put(spot, report);
        if (report.equals(before)) {
            return;
        }
        uuidsOfHost.computeIfAbsent(host, name -> ConcurrentHashMap.newKeySet()).add(report.uuid());
        if (before != null && !before.owner().sameName(report.owner())) {
            forget(spot, before.owner());
            listener.domainChanged(host, report.uuid(), before.owner());
        }
        spotsOfOwner
                .computeIfAbsent(Name.of(report.owner()), name -> ConcurrentHashMap.newKeySet())
                .add(spot);
        listener.domainChanged(host, report.uuid(), report.owner());
    }

    public void removed(String host, String uuid) {
        Spot spot = new Spot(host, uuid);
        DomainReport before = reports.remove(spot);
        if (before == null) {
            return;
        }
        uuidsOfHost.getOrDefault(host, new HashSet<>()).remove(uuid);
        forget(spot, before.owner());
        listener.domainChanged(host, uuid, before.owner());
    }

    /** The host cannot be asked any more, or could not be asked at all. */
    public void lost(String host, Reason reason, String why) {
        contact(host, new Contact.Down(reason, why, contact(host).host()));
    }

    /** The host does not belong to us any more. */
    public void drop(String host) {
        Set.copyOf(uuidsOfHost.getOrDefault(host, Set.of())).forEach(uuid -> removed(host, uuid));
        uuidsOfHost.remove(host);
        if (contacts.remove(host) != null) {
            listener.hostChanged(host);
        }
    }

    private void contact(String host, Contact now) {
        if (!now.equals(contacts.put(host, now))) {
            listener.hostChanged(host);
        }
    }

    private void forget(Spot spot, Owner owner) {
        spotsOfOwner.computeIfPresent(Name.of(owner), (name, spots) -> {
            spots.remove(spot);
            return spots.isEmpty() ? null : spots;
        });
    }
}
