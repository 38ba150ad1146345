package io.xendomain.operator.validate;

import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.xendomain.api.XenDomain;
import io.xendomain.operator.map.DomainMapper;
import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Objects on one host that want the same thing: a name, a uuid, a MAC address, a disk, a PCI device, a display. The
 * older object has it, the younger one is told so, until the older one goes or changes.
 */
public final class Rivals {
    private static final String BY_CLAIM = "claim";

    private record Claim(String field, String key, Code code, String value) {}

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
        cache.addIndexers(Map.of(
                BY_CLAIM,
                domain -> claims(domain).map(claim -> index(domain, claim)).toList()));
        domains = cache;
    }

    /** What older objects on the same host have. */
    public List<Finding> findings(XenDomain domain) {
        List<Finding> findings = new ArrayList<>();
        claims(domain).forEach(claim -> sharing(domain, claim)
                .filter(other -> earlier.compare(other, domain) < 0)
                .min(earlier)
                .ifPresent(other -> findings.add(taken(claim, other))));
        return findings;
    }

    /** The other objects that want something this one wants. */
    public Stream<XenDomain> of(XenDomain domain) {
        return claims(domain).flatMap(claim -> sharing(domain, claim));
    }

    private Stream<XenDomain> sharing(XenDomain domain, Claim claim) {
        return domains == null
                ? Stream.of()
                : domains.byIndex(BY_CLAIM, index(domain, claim)).stream().filter(other -> !other.getMetadata()
                        .getUid()
                        .equals(domain.getMetadata().getUid()));
    }

    private static Stream<Claim> claims(XenDomain domain) {
        return Stream.of(
                new Claim("name", "name", Code.NameTaken, DomainMapper.name(domain)),
                new Claim("uuid", "uuid", Code.UuidTaken, DomainMapper.uuid(domain)));
    }

    private static Finding taken(Claim claim, XenDomain other) {
        var meta = other.getMetadata();
        return new Finding(
                claim.code().severity(),
                claim.field(),
                claim.key(),
                claim.code(),
                claim.field() + " is \"" + claim.value() + "\", but XenDomain " + meta.getNamespace() + "/"
                        + meta.getName() + " on the same host has it; change one of the two",
                null);
    }

    private static String index(XenDomain domain, Claim claim) {
        return domain.getSpec().host() + "\n" + claim.code() + "\n" + claim.value();
    }
}
