package io.xendomain.agent.supervise;

import com.fasterxml.jackson.databind.JsonNode;
import io.xendomain.agent.domain.DomainRecord;
import io.xendomain.agent.toolstack.LiveDomain;
import java.util.List;
import java.util.Optional;

/** What is known of what running domains have, and of what their configs would give. */
final class Inspections {
    private final Entries entries;

    Inspections(Entries entries) {
        this.entries = entries;
    }

    /** What that config would give was just found out. */
    void configured(Entry entry, String sha256, JsonNode description) {
        entries.locked(() -> entry.configured(sha256, description));
    }

    Optional<JsonNode> configuredOf(Entry entry, String sha256) {
        return entries.locked(() -> entry.configured(sha256));
    }

    void inspected(Entry entry, LiveDomain domain, String sha256, Assessment assessment) {
        entries.locked(() -> entry.inspected(domain, sha256, assessment));
    }

    void touched(Entry entry) {
        entries.locked(entry::touch);
    }

    /** Something of the domain with that domid was changed. */
    void touched(int domid) {
        entries.locked(() -> entries.all()
                .filter(entry -> entry.listed.stream().anyMatch(domain -> domain.domid() == domid))
                .forEach(Entry::touch));
    }

    /** Domains of ours that are up and nobody is busy with, of which it is known what they should have. */
    List<Look> looks() {
        return entries.locked(() -> entries.recorded()
                .filter(entry -> !entry.busy && entry.listed.size() == 1)
                .filter(entry -> entry.listed.getFirst().up())
                .flatMap(entry -> entry.configured(entry.record.desired().sha256()).stream()
                        .map(configured -> new Look(entry, entry.listed.getFirst(), entry.record, configured)))
                .toList());
    }

    /** A domain to be looked at, and what it should have. */
    record Look(Entry entry, LiveDomain domain, DomainRecord record, JsonNode configured) {}
}
