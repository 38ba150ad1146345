package io.xendomain.operator.observe;

import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenHost;
import io.xendomain.operator.map.DomainMapper;
import io.xendomain.operator.push.Attempt;
import io.xendomain.operator.push.Ledger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts together what is known about one domain, from memory alone, and wakes domains when that changes. */
public final class Observer {
    private static final String BY_HOST = "host";

    private final HostView view;
    private final Ledger ledger;
    private final Wakeups<XenDomain> wakeups;
    private IndexerResourceCache<XenDomain> domains;
    private InformerEventSource<XenHost, XenDomain> hosts;

    public Observer(HostView view, Ledger ledger, Wakeups<XenDomain> wakeups) {
        this.view = view;
        this.ledger = ledger;
        this.wakeups = wakeups;
    }

    /** XenHosts, and whatever hosts say; also gives the domains' own informer its index by host. */
    public List<EventSource<?, XenDomain>> eventSources(EventSourceContext<XenDomain> context) {
        domains = context.getPrimaryCache();
        domains.addIndexers(Map.of(BY_HOST, domain -> List.of(domain.getSpec().host())));
        hosts = new InformerEventSource<>(
                InformerEventSourceConfiguration.from(XenHost.class, XenDomain.class)
                        .withSecondaryToPrimaryMapper(
                                host -> domainsOn(host.getMetadata().getName())
                                        .map(ResourceID::fromResource)
                                        .collect(Collectors.toSet()))
                        .withOnUpdateFilter((now, before) -> !Objects.equals(
                                now.getMetadata().getGeneration(),
                                before.getMetadata().getGeneration()))
                        .withWatchAllNamespaces()
                        .build(),
                context);
        return List.of(hosts, wakeups);
    }

    public Observation observe(XenDomain domain) {
        var meta = domain.getMetadata();
        String host = domain.getSpec().host();
        String uuid = DomainMapper.uuid(domain);
        return new Observation(
                hosts.get(new ResourceID(host)),
                view.contact(host),
                view.sightings(meta.getNamespace(), meta.getName()),
                view.report(host, uuid).filter(report -> report.owner().sameName(DomainMapper.owner(domain))),
                ledger.last(host, uuid));
    }

    public Contact contact(String host) {
        return view.contact(host);
    }

    public Optional<Attempt> lastPush(String host, String uuid) {
        return ledger.last(host, uuid);
    }

    /** Whether the domain of an object is on its host, or on its way there. */
    public boolean isSettled(XenDomain domain) {
        Observation seen = observe(domain);
        return seen.report().isPresent()
                || seen.lastPush()
                        .filter(push ->
                                push.key().uid().equals(domain.getMetadata().getUid()))
                        .isPresent();
    }

    /** Every object there is. */
    public Stream<XenDomain> all() {
        return domains == null ? Stream.of() : domains.list();
    }

    /** Every host there is. */
    public Stream<XenHost> hosts() {
        return hosts == null ? Stream.of() : hosts.list();
    }

    /** The objects that name this host. */
    public Stream<XenDomain> domainsOn(String host) {
        return domains == null ? Stream.of() : domains.byIndex(BY_HOST, host).stream();
    }
}
