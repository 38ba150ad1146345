package io.xendomain.operator;

import io.xendomain.api.XenDomain;
import io.xendomain.operator.link.HostLinks;
import io.xendomain.operator.metrics.FleetGauges;
import io.xendomain.operator.metrics.HostScrape;
import io.xendomain.operator.metrics.OperatorMetrics;
import io.xendomain.operator.observe.Contact;
import io.xendomain.operator.observe.HostView;
import io.xendomain.operator.observe.Observer;
import io.xendomain.operator.pki.Credential;
import io.xendomain.operator.pki.OperatorIdentity;
import io.xendomain.protocol.metrics.Sample;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is measured of the fleet as a whole. Only the replica that leads knows of hosts, so only that one says anything. */
final class Fleetwide implements HostScrape.Hosts {
    private final Leadership leadership;
    private final Observer observer;
    private final HostView view;
    private final HostLinks links;
    private final OperatorIdentity own;

    Fleetwide(Leadership leadership, Observer observer, HostView view, HostLinks links, OperatorIdentity own) {
        this.leadership = leadership;
        this.observer = observer;
        this.view = view;
        this.links = links;
        this.own = own;
    }

    Stream<Sample> samples() {
        boolean leads = leadership.isLeading();
        Sample leader = Sample.of(OperatorMetrics.LEADER, leads ? 1 : 0);
        if (!leads) {
            return Stream.of(leader);
        }
        List<XenDomain> domains = observer.all().toList();
        Set<String> hosts = hosts();
        return Stream.of(
                        Stream.of(leader),
                        certificates(),
                        hosts.stream()
                                .map(host -> Sample.of(
                                        OperatorMetrics.REACHABLE,
                                        view.contact(host) instanceof Contact.Up ? 1 : 0,
                                        host)),
                        FleetGauges.of(domains, hosts),
                        links.samples())
                .flatMap(samples -> samples);
    }

    private Stream<Sample> certificates() {
        Credential now = own.get();
        return Stream.of(expiry(now.ca(), "ca"), expiry(now.certificate(), "operator"));
    }

    private static Sample expiry(X509Certificate certificate, String holder) {
        return Sample.of(
                OperatorMetrics.CERTIFICATE,
                certificate.getNotAfter().toInstant().getEpochSecond(),
                holder);
    }

    private Set<String> hosts() {
        return observer.hosts().map(host -> host.getMetadata().getName()).collect(Collectors.toSet());
    }

    @Override
    public Map<String, Integer> domains() {
        return leadership.isLeading()
                ? hosts().stream().collect(Collectors.toMap(host -> host, view::domainsOf))
                : Map.of();
    }

    @Override
    public Set<String> domainsOn(String host) {
        return observer.domainsOn(host)
                .map(domain -> domain.getMetadata().getNamespace() + "/"
                        + domain.getMetadata().getName())
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<String> figures(String host, int domains) {
        return links.figures(host, domains);
    }
}
