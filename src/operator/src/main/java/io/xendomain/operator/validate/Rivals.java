package io.xendomain.operator.validate;

import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.xendomain.api.XenDomain;
import io.xendomain.operator.map.DomainMapper;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.validate.Claim;
import io.xendomain.xlcfg.validate.Claims;
import io.xendomain.xlcfg.validate.CrossRules;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Objects on one host that claim the same thing: a name, a uuid, a MAC address, a disk, a PCI device, a port. The older
 * object has it; of two that are equally old, for Kubernetes counts in seconds, the one whose domain is on the host. The
 * other is told so until the first one goes or changes.
 */
public final class Rivals {
    private static final String BY_CLAIM = "claim";

    private final Comparator<XenDomain> earlier;
    private IndexerResourceCache<XenDomain> domains;

    /**
     * @param settled whether the domain of an object is on its host, or on its way there
     */
    public Rivals(Predicate<XenDomain> settled) {
        earlier = Comparator.comparing(
                        (XenDomain domain) -> domain.getMetadata().getCreationTimestamp())
                .thenComparing(domain -> !settled.test(domain))
                .thenComparing(domain -> domain.getMetadata().getUid());
    }

    /** Gives the domains' informer its index by claim. */
    public void index(IndexerResourceCache<XenDomain> cache) {
        cache.addIndexers(Map.of(BY_CLAIM, domain -> claims(domain).stream()
                .map(claim -> index(domain, claim))
                .distinct()
                .toList()));
        domains = cache;
    }

    /** What objects that were first have of that which this one claims, too. */
    public List<Finding> findings(XenDomain domain) {
        return claims(domain).stream()
                .flatMap(claim -> others(domain, claim)
                        .filter(other -> earlier.compare(other, domain) < 0)
                        .filter(other -> claims(other).stream().anyMatch(claim::collidesWith))
                        .min(earlier)
                        .map(other -> CrossRules.taken(claim, words(other, domain)))
                        .stream())
                .toList();
    }

    /** The other objects that claim something this one claims. */
    public Stream<XenDomain> of(XenDomain domain) {
        return claims(domain).stream().flatMap(claim -> others(domain, claim));
    }

    private Stream<XenDomain> others(XenDomain domain, Claim claim) {
        return domains == null
                ? Stream.of()
                : domains.byIndex(BY_CLAIM, index(domain, claim)).stream().filter(other -> !other.getMetadata()
                        .getUid()
                        .equals(domain.getMetadata().getUid()));
    }

    private static List<Claim> claims(XenDomain domain) {
        return Claims.of(DomainMapper.effective(domain));
    }

    private static String index(XenDomain domain, Claim claim) {
        return domain.getSpec().host() + " " + claim.indexKey();
    }

    /** Who may read one namespace need not know what there is in others. */
    private static String words(XenDomain other, XenDomain reader) {
        String namespace = other.getMetadata().getNamespace();
        return namespace.equals(reader.getMetadata().getNamespace())
                ? "XenDomain " + namespace + "/" + other.getMetadata().getName()
                : "a XenDomain of another namespace";
    }
}
