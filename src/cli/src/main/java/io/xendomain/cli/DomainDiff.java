package io.xendomain.cli;

import io.xendomain.api.PendingKey;
import io.xendomain.api.StatusFinding;
import io.xendomain.api.XenDomain;
import io.xendomain.api.XenDomainSpec;
import io.xendomain.api.XenDomainStatus;
import io.xendomain.xlcfg.Code;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How what is written, what the cluster has, what the host has, and what runs differ. Pure.
 *
 * @param domain which
 * @param inCluster whether the cluster has the object at all
 * @param manifest the fields that the manifest has otherwise than the object; empty without a manifest
 * @param held whether the host has exactly the file that the manifest, or the object, makes
 * @param heldGeneration generation of the object that the host has, or null
 * @param generation of the object, or null
 * @param pending what runs otherwise than it is configured, until the next start
 * @param byHand what somebody changed on the host
 */
record DomainDiff(
        Named domain,
        boolean inCluster,
        List<SpecDiff.Difference> manifest,
        Held held,
        Long heldGeneration,
        Long generation,
        List<PendingKey> pending,
        List<StatusFinding> byHand) {

    /** Of the object alone. */
    static DomainDiff of(XenDomain object) {
        return of(object, object.getSpec());
    }

    /** @param written the spec in a manifest */
    static DomainDiff of(XenDomain object, XenDomainSpec written) {
        XenDomainStatus status = StatusTable.status(object);
        Named named = Named.of(object);
        return new DomainDiff(
                named,
                true,
                SpecDiff.of(written, object.getSpec()),
                Held.of(status.config(), written.config(), named.namespace(), named.name()),
                status.config() == null ? null : status.config().generation(),
                object.getMetadata().getGeneration(),
                status.pending(),
                status.findings().stream()
                        .filter(finding -> finding.code().equals(Code.ChangedByHand.name()))
                        .toList());
    }

    /** Of a manifest whose object is not there. */
    static DomainDiff notApplied(Named named) {
        return new DomainDiff(named, false, List.of(), Held.NONE, null, null, List.of(), List.of());
    }

    boolean isNone() {
        return inCluster
                && manifest.isEmpty()
                && Objects.equals(heldGeneration, generation)
                && held != Held.OTHER
                && pending.isEmpty()
                && byHand.isEmpty();
    }

    /** For programs. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("namespace", domain.namespace());
        document.put("name", domain.name());
        document.put("inCluster", inCluster);
        document.put("manifest", manifest);
        document.put("heldByHost", held.name());
        document.put("heldGeneration", heldGeneration);
        document.put("generation", generation);
        document.put("pending", pending);
        document.put("changedByHand", byHand);
        return document;
    }
}
