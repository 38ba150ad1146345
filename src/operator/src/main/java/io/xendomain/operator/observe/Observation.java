package io.xendomain.operator.observe;

import io.xendomain.api.XenHost;
import io.xendomain.operator.push.Attempt;
import io.xendomain.protocol.DomainReport;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is known about one domain outside of its object, at one moment.
 *
 * @param host the XenHost that the object names
 * @param contact whether that host can be asked
 * @param sightings every place where a domain of this object is
 * @param report what the named host says about the domain
 * @param lastPush what the named host was asked last
 */
public record Observation(
        Optional<XenHost> host,
        Contact contact,
        List<Sighting> sightings,
        Optional<DomainReport> report,
        Optional<Attempt> lastPush) {}
